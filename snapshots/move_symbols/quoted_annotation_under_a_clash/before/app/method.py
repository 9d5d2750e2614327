from app.compat import Old


class Box:
    def New(self) -> None: ...

    def get(self) -> Old: ...

    later: "Old"
