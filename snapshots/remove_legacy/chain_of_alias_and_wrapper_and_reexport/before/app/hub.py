from app.api import make_it

VERSION = 1
