from app.env import get_env

get_env().set("K", v)
get_env().delete("K")
ok = get_env().exists("K")
x = get_env().get("K")
