from __future__ import annotations

import orm.fields


class Name(orm.fields.OldField):
    size: "orm.fields.OldField | None" = None

    @orm.fields.cached_prop
    def upper(self) -> list["orm.fields.OldField"]: ...

    def other(self, x: orm.fields.OldField = orm.fields.OldField()) -> None:
        y: orm.fields.OldField
        print(f"{orm.fields.OldField!r:>10} {x=}")
