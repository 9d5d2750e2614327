"""A session is opened by name."""


def open_session(*, context=None, timeout=1):
    """Refuses strangers."""
    if context is None:
        raise RuntimeError("nobody is signed in")
    return [context.user_id, timeout]
