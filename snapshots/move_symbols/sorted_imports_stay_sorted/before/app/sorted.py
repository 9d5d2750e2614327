import os

from app.config import LIMIT  # noqa: F401
from app.piano import play  # type: ignore
from app.util import NAME, show, tidy

print(os, play, NAME, show, tidy)
