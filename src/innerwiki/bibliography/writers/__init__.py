"""Writers turn a formatted text into markup: one file a markup."""
