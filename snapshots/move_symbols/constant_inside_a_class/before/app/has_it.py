from datetime import datetime, timezone

from app.compat import UTC

print(datetime.now(UTC), timezone.max)
