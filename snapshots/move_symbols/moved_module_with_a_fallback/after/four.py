try:
    import toolbox.text.helpers as helpers
except ImportError:
    helpers = None


def slug(text):
    return helpers.slug(text) if helpers else text
