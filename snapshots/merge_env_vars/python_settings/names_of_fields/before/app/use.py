from app.settings import Settings

settings = Settings(OLD_URL="x")
url = settings.OLD_URL or getattr(settings, "OLD_URL") or settings.model_dump()["OLD_URL"]
other = settings.model_copy(update={"OLD_URL": "z"})
more = Settings(**{"OLD_URL": "x"})
