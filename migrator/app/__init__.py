"""The use cases: each takes a workspace and gives a value for a report."""
