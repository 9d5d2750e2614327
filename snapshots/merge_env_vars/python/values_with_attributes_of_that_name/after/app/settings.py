from app import settings

ENV = {"NEW_URL": settings.NEW_URL, "OLD_URL": settings.OLD_URL}
SAME = {"NEW_URL": f"{settings.OLD_URL}$NEW_URL"}
