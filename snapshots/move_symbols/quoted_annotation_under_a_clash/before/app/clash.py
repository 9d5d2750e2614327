from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.compat import Old


class New:
    parent: "Old"

    def New(self, x: Old) -> Old: ...
