"""Settings, all from the environment."""

import os

DEFAULT_URL = "ws://localhost:8765"


def websocket_url() -> str:
    """Where clients connect to."""
    return os.environ.get("NEXT_PUBLIC_WEBSOCKET_URL", DEFAULT_URL)


def frontend_environment() -> dict[str, str]:
    """What the frontend is built with."""
    env = os.environ
    url = env.get("NEXT_PUBLIC_WS_URL") or env.get("NEXT_PUBLIC_WEBSOCKET_URL") or DEFAULT_URL
    return {
        "NEXT_PUBLIC_WS_URL": url,
        "NEXT_PUBLIC_WEBSOCKET_URL": url,  # the first version of the frontend
    }


def listen_on() -> tuple[str, int]:
    """The address and the port that the server listens on."""
    return os.environ.get("CHAT_HOST", "127.0.0.1"), int(os.environ.get("CHAT_PORT", "8765"))
