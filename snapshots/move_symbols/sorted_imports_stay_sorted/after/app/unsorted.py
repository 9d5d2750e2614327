from app.util import tidy
from app.screen import show
from app.piano import play
from app.config import LIMIT

print(show, tidy, play, LIMIT)
