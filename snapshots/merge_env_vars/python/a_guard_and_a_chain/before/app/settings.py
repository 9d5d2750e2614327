url = env.get("NEW_URL") or env.get("OLD_URL") or "x"
assert env.get("OLD_URL") is None
