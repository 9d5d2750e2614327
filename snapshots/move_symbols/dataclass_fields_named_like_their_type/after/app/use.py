from dataclasses import dataclass

from app.core import new


@dataclass
class Row:
    first: new
    old: new
    last: "int | None" = None

    def get(self, x: new = None) -> new:
        old = x
        return old
