"""Calls that stay what they are."""


class StaysError(Exception):
    """Why a call stays what it is, as a part of a sentence."""
