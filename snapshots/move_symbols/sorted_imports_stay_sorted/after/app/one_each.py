from app.config import LIMIT
from app.screen import show
from app.util import tidy
from app.words import WORD

print(show, tidy, LIMIT, WORD)
