from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from shop.legacy import Basket


def empty() -> Basket:
    from shop.legacy import Basket

    return Basket()


def all_of(baskets: Iterable[Basket]) -> list[Basket]:
    return [b for b in baskets if type(b).__name__ == "Basket"]
