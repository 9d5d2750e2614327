import toolbox.text.helpers as h
from toolbox.text.helpers import slug

print(h.slug("a"), slug("b"))
