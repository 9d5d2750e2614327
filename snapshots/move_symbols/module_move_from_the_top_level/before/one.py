import helpers

print(helpers.slug("a"))
