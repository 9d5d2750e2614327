"""The kit that comes with the package, at work on its sample."""
