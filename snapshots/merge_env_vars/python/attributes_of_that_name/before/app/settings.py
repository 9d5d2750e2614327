from app import settings

url = getattr(settings, "OLD_URL")
if hasattr(settings, "OLD_URL"):
    setattr(settings, "OLD_URL", url)
globals()["OLD_URL"] = url
same = vars(settings)["OLD_URL"]
last = settings.__dict__.get("OLD_URL")
__all__ = ["OLD_URL", "url"]
