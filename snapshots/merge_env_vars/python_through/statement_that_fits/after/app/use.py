from app.env import Env, get_env


def f(env: Env):
    return get_env().get("K")
