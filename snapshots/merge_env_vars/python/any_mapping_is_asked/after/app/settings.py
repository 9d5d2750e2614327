def connect(env, config, *, overrides):
    url = env.get("NEW_URL")
    port = config["app"].pop("NEW_URL", None)
    if "NEW_URL" in overrides:
        url = overrides["NEW_URL"]
    return url, port
