from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.api import OldManager


def f(x: "OldManager") -> None:
    pass
