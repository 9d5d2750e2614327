import os


def socket_url() -> str:
    return os.getenv("NEW_URL") or "ws://localhost"
