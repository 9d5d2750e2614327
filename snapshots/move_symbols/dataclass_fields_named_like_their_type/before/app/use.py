from dataclasses import dataclass

from app.compat import old


@dataclass
class Row:
    first: old
    old: old
    last: "int | None" = None

    def get(self, x: old = None) -> old:
        old = x
        return old
