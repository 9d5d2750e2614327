from typing import Annotated, Literal, TypeVar

import app.compat as m
from app.compat import Old

T = TypeVar("T", bound="Old")
Kind = Literal["Old", "New"]


def f(kind: Literal["Old"], x: "Old", y: Annotated["Old", "Old", "m.Old"]) -> "Literal['Old']":
    z: Annotated[Literal["m.Old"], "m.Old"] = Old.__name__ == "Old"
    return z, m
