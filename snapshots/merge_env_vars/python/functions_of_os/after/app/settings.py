import os


def publish(url: str) -> str | None:
    os.putenv("NEW_URL", url)
    found = os.getenv("NEW_URL")
    fallback = os.getenv("NEW_URL", default="wss://a")
    named = os.getenv(key="NEW_URL", default=fallback)
    os.unsetenv("NEW_URL")
    return found or named
