url = (
    env.get("NEW_URL")
    or "wss://a"
)
other = env.get(
    "NEW_URL",
    "wss://a",
)
last = (
    env.get("NEW_URL")
)
