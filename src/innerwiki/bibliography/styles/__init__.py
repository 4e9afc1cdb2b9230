"""Styles turn an entry into a formatted text: one file a style."""
