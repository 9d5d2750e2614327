from app.env import get_env

x = f"{get_env().get('K', 'd')}/path"
y = f"{get_env().get('K')!r:>10}"
