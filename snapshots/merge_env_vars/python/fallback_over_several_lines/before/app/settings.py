url = (
    env.get("NEW_URL")
    or env.get("OLD_URL")  # before 2.0
    or "wss://a"
)
other = env.get(
    "NEW_URL",
    env.get(
        "OLD_URL",
        "wss://a",
    ),
)
last = (
    env.get("NEW_URL")
    or env.get("OLD_URL")
)
