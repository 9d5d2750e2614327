"""What refers to something that is not there: imports, attributes and patches."""
