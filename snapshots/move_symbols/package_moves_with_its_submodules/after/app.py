from kernel.base import start, text
from kernel.base.text import trim

start(trim(text.trim))
