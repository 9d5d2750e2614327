"""Moved to app.new."""

import warnings


def __getattr__(name):
    from app import new

    warnings.warn("app.old is app.new now", DeprecationWarning, stacklevel=2)
    return getattr(new, name)
