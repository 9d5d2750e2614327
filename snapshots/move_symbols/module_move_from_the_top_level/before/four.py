from toolbox.helpers import slug
from toolbox import helpers

print(slug, helpers.slug)
