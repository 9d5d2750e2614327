"""Who speaks of what is to go: in code, in strings and comments, in texts of any kind."""
