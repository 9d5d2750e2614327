"""A session has a user, and may end."""


def open_session(context=None, timeout=1, **options):
    """Refuses strangers."""
    if context is None:
        raise RuntimeError("nobody is signed in")
    return [context.user_id, timeout, options]
