from textkit.slugs import make as make_slug
