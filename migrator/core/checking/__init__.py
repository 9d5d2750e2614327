"""What `check` speaks of: violations, what is tolerated of them, and how they compare."""
