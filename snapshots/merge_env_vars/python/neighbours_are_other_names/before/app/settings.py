import os

MY_OLD_URL = os.environ["MY_OLD_URL"]
other = os.environ["OLD_URL_DEPRECATED"]
lower = os.environ["old_url"]
mine = os.environ["OLD_URL"]
