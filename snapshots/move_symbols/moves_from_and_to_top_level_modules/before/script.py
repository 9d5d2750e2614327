import utils
from app.old import retry

import helpers

print(utils.slug, utils.trim, retry, helpers.help_me())
