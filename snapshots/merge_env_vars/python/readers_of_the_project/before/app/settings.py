from app import env
from app.env import get_env


def url() -> str:
    first = get_env().get("OLD_URL")
    second = env.get_env().get("OLD_URL", "wss://a")
    return first or second
