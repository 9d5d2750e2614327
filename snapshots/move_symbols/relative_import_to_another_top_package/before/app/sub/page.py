from ..util import slug, trim
from . import names

print(slug("a"), trim("b"), names)
