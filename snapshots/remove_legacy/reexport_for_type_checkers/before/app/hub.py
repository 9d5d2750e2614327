from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.new import Manager
    from app.new import make

VERSION = 1
