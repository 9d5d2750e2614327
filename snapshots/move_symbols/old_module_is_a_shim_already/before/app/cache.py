"""Kept for old imports."""

from app.infra.cache import *  # noqa: F403
from app.infra.cache import get as get
