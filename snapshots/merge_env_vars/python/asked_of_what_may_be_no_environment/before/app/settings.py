from app import settings


def url(app, request, df, cur):
    yield app.config["OLD_URL"]
    yield request.headers.get("OLD_URL")
    yield df["OLD_URL"], df[["OLD_URL", "port"]]
    yield cur.fetchone()["OLD_URL"]
    yield settings["OLD_URL"]
    yield "OLD_URL" in app.config
    app.config["OLD_URL"] = "wss://a"
    app.config.update(OLD_URL="wss://a")
    app.config.update({"OLD_URL": "wss://a"})
    app.config["OTHER_URL"] = app.config.pop("OLD_URL", None)
