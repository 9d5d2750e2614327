import os

if os.environ.get("CI"):
    os.environ["NEW_URL"] = "wss://a"
else:
    os.environ["NEW_URL"] = "wss://b"


def start(first_env, second_env):
    first_env["NEW_URL"] = "wss://a"
    second_env["NEW_URL"] = "wss://b"
