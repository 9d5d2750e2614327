"""Not common to both."""
