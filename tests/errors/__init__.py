"""Every error that a person can meet: provoked, read, and shown in ``docs/errors.md``."""
