import helpers as h
from helpers import slug

print(h.slug("a"), slug("b"))
