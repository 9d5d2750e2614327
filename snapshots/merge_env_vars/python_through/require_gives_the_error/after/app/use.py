from app.env import get_env

x = get_env().require("K")
