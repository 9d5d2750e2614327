def url(app, env, config):
    first = app.config.get("NEW_URL") or app.config.get("OLD_URL") or "wss://a"
    second = env.get("NEW_URL")
    if "NEW_URL" in config:
        third = config["NEW_URL"]
    else:
        third = config["OLD_URL"]
    config["NEW_URL"] = config["OLD_URL"]
    return first, second, third
