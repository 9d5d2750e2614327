"""Of the whole repository."""
