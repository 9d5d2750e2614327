"""The bench: a large synthetic repository, and what the tool costs on it beside its peers."""
