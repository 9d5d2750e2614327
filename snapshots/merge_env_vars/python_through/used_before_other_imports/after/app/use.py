from app.env import get_env

get_env().set("K", "v")

import app.cfg  # noqa: E402

x = app.cfg.A
