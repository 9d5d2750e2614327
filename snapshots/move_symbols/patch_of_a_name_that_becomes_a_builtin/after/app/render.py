"""Rendering."""

from builtins import str as text_type


def render(x):
    return text_type(x)
