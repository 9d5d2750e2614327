import os


def get_env():
    env_get_env = 1
    return os.getenv("K"), env_get_env
