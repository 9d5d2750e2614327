from app.config import LIMIT
from app.util import show
from app.util import tidy
from app.words import WORD

print(show, tidy, LIMIT, WORD)
