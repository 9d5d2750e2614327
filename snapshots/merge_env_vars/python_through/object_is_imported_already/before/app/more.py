import os

import app.env

x = os.getenv("K") or app.env.get_env().get("L")
