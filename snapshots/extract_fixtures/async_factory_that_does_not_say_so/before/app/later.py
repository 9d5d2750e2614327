"""A connection that begins later."""

from app.broker import connect_broker


def connect_later(context=None):
    """No `async def`, and yet it has to be awaited."""
    return connect_broker(context)
