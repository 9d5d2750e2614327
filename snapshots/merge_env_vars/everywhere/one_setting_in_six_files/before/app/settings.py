import os


def socket_url() -> str:
    return os.getenv("NEW_URL") or os.getenv("OLD_URL") or "ws://localhost"
