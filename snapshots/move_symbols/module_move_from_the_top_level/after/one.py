import toolbox.text.helpers

print(toolbox.text.helpers.slug("a"))
