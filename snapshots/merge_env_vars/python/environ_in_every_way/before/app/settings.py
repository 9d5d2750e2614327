import os

value = os.environ["OLD_URL"]
os.environ["OLD_URL"] = "wss://a"
print(os.environ.get("OLD_URL"))
print(os.environ.get("OLD_URL", "wss://b"))
print(os.environ.setdefault("OLD_URL", "wss://b"))
print("OLD_URL" in os.environ)
print("OLD_URL" not in os.environ)
print(os.environ.pop("OLD_URL", None))
del os.environ["OLD_URL"]
