"""Rendering."""

from app.compat import text_type


def render(x):
    return text_type(x)
