from app.core import New
def f(x: "New | None") -> list["New"]:
    return isinstance(x, New)
