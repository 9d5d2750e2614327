url = (
    env.get("NEW_URL") or  # what everybody uses
    env.get("OLD_URL")
)
