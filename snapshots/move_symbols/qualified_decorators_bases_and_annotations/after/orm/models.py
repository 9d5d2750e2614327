from __future__ import annotations

import orm.columns
import orm.decorators


class Name(orm.columns.Column):
    size: "orm.columns.Column | None" = None

    @orm.decorators.memo
    def upper(self) -> list["orm.columns.Column"]: ...

    def other(self, x: orm.columns.Column = orm.columns.Column()) -> None:
        y: orm.columns.Column
        print(f"{orm.columns.Column!r:>10} {x=}")
