"""Settings that are got at through the project's own object, and not through ``os.environ``."""
