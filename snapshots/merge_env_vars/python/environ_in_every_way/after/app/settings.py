import os

value = os.environ["NEW_URL"]
os.environ["NEW_URL"] = "wss://a"
print(os.environ.get("NEW_URL"))
print(os.environ.get("NEW_URL", "wss://b"))
print(os.environ.setdefault("NEW_URL", "wss://b"))
print("NEW_URL" in os.environ)
print("NEW_URL" not in os.environ)
print(os.environ.pop("NEW_URL", None))
del os.environ["NEW_URL"]
