from app.env import get_env


def check(flag):
    if not get_env().exists("K") and flag:
        return not (not get_env().exists("K"))
    return (not get_env().exists("K")) == flag
