"""Changes to the wiki's own files: an edit leaves every byte that it does not mean as it was."""
