from app.env import get_env as env_get_env


def get_env():
    return env_get_env().get("K")
