from app.compat import Old
def f(x: "Old | None") -> list["Old"]:
    return isinstance(x, Old)
