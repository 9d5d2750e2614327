from old.helpers import slug

print(slug("x"))
