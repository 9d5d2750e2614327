"""Doc."""
from __future__ import annotations
from app.cfg import (
    A,
)
from app.env import get_env
x = get_env().get("K")
