from app.config import LIMIT
# The piano is heavy.
from app.piano import play
from app.screen import show

print(show, LIMIT, play)
