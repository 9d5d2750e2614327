def now():
    from datetime import timezone
    return str(timezone.utc)
