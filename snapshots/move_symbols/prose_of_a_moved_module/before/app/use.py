"""Reads through app.old_cache.get() and ``app.old_cache``."""

from app import old_cache

# old_cache.get is app.old_cache.get; app.old_cache_two is not.
old_cache.get("app.old_cache")
