"""Whom something is for."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WebSocketContext:
    """A user, in one thread of their conversation."""

    user_id: str
    thread_id: str = "main"


#: What it is called where requests are handled.
WebSocketRequestContext = WebSocketContext
