import os

from app.config import LIMIT  # noqa: F401
from app.piano import play  # type: ignore
from app.screen import show
from app.util import tidy
from app.words import WORD

print(os, play, WORD, show, tidy)
