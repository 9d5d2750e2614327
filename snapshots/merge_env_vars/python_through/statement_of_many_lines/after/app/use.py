from app.env import get_env

get_env().set("K", (
    "a"  # first
    "b"
))
get_env().set("K", str(
    1,
))
x = get_env().get(
    "K",
    "d",  # default
)
