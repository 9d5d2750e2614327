from django.utils import timezone

from app.compat import UTC

print(timezone.now(UTC))
