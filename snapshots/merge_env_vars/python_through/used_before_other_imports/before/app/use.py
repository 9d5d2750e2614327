import os

os.environ["K"] = "v"

import app.cfg  # noqa: E402

x = app.cfg.A
