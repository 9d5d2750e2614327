"""A module of the package is found without being named."""
