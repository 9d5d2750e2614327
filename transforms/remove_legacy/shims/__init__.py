"""What is there only for the sake of an old name."""
