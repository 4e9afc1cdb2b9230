"""Guests' rooms: one file per host that publishes the wiki. Only these know the host."""
