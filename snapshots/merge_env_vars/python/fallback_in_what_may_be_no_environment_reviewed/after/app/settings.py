def url(app, env, config):
    first = app.config.get("NEW_URL") or "wss://a"
    second = env.get("NEW_URL")
    third = config["NEW_URL"]
    return first, second, third
