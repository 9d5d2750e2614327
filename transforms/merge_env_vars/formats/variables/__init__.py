"""Formats with variables of their own besides the environment: shell scripts and makefiles."""
