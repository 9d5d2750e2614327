"""One for all."""

from app.presence import Presence


def shared(_made=[]):
    """The same one each time."""
    if not _made:
        _made.append(Presence())
    return _made[0]
