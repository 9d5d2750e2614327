"""What the manifest demands of a tree, one sort of contract a module."""
