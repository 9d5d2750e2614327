from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.ws import Manager


class Context:
    manager: "Manager"
