"""What keeps edits from being written."""


class HinderedError(Exception):
    """Why nobody but a person can write the edits; in a few words."""
