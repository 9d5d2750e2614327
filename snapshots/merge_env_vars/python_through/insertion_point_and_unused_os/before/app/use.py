"""Doc."""
from __future__ import annotations
import os
from app.cfg import (
    A,
)
x = os.getenv("K")
