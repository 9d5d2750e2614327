from textkit.slugs import make
from ..util import trim
from . import names

print(make("a"), trim("b"), names)
