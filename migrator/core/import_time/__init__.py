"""What runs when a module is imported."""
