from app.util import show, tidy
from app.piano import play
from app.config import LIMIT

print(show, tidy, play, LIMIT)
