from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.new import Manager  # for the old ones

VERSION = 1
