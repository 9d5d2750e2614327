import app.text
import utils
from retrying import again

import app.helpers

print(app.text.slug, utils.trim, again, app.helpers.help_me())
