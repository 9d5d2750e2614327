from typing import Annotated, Literal, TypeVar

import app.compat as m
from app.core import New

T = TypeVar("T", bound="New")
Kind = Literal["Old", "New"]


def f(kind: Literal["Old"], x: "New", y: Annotated["New", "Old", "m.Old"]) -> "Literal['Old']":
    z: Annotated[Literal["m.Old"], "m.Old"] = New.__name__ == "Old"
    return z, m
