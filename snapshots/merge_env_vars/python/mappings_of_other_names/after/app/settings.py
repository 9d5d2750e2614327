def connect(env, config, *, overrides):
    url = env.get("NEW_URL")
    port = config["app"].pop("OLD_URL", None)
    if "OLD_URL" in overrides:
        url = overrides["OLD_URL"]
    return url, port
