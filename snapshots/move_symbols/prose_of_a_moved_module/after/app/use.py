"""Reads through app.infra.cache.get() and ``app.infra.cache``."""

from app.infra import cache

# cache.get is app.infra.cache.get; app.old_cache_two is not.
cache.get("app.old_cache")
