from environs import Env

env = Env()

with env.prefixed("OLD_"):
    url = env.str("URL", "wss://a")
    path = env.str("PATH", "/")
    with env.prefixed("SUB_"):
        name = env("TITLE")

url = env.str("URL")
