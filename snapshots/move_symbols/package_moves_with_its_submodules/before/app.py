from lib.core import start, text
from lib.core.text import trim

start(trim(text.trim))
