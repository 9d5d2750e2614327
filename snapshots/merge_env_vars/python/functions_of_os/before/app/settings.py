import os


def publish(url: str) -> str | None:
    os.putenv("OLD_URL", url)
    found = os.getenv("OLD_URL")
    fallback = os.getenv("OLD_URL", default="wss://a")
    named = os.getenv(key="OLD_URL", default=fallback)
    os.unsetenv("OLD_URL")
    return found or named
