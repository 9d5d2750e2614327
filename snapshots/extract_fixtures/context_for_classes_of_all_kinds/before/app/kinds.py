"""Some take a context, and some do not."""

from dataclasses import dataclass

from app.ctx import Ctx
from app.ws.manager import Manager


@dataclass
class Data:
    context: Ctx = None
    room: str = "lobby"

    def __post_init__(self):
        assert self.context


class Child(Manager):
    """Has its parent's."""


class Plain:
    """Takes nothing."""
