from datetime import datetime

from app.compat import UTC


def now(tz=UTC):
    return datetime.now(tz or UTC).astimezone(UTC), f"{UTC} UTC", UTC.utcoffset
