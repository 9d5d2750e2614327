import environ

env = environ.Env(OLD_URL=(str, "wss://a"), DEBUG=(bool, False))
environ.Env.read_env(".env")

a = env("OLD_URL")
b = env.bool("OLD_URL", default=False)
c = env.db("NEW_URL", default=env.str("OLD_URL", default="x"))
d = env("NEW_URL", str, env("OLD_URL", str, "x"))
