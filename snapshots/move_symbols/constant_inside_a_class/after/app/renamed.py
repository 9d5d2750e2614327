from datetime import timezone

print(timezone.utc)
