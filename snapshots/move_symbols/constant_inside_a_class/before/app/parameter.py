from app.compat import UTC


def at(timezone=None):
    return timezone or UTC
