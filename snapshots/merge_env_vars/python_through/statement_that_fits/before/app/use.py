import os

from app.env import Env


def f(env: Env):
    return os.getenv("K")
