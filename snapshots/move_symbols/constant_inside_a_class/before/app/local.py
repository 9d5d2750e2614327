def now():
    from app.compat import UTC
    return str(UTC)
