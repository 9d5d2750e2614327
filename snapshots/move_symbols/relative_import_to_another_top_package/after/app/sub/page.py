from ..util import trim
from textkit.slugs import make
from . import names

print(make("a"), trim("b"), names)
