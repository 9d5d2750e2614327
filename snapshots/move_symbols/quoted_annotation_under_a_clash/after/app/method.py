from app.core import New as Old


class Box:
    def New(self) -> None: ...

    def get(self) -> Old: ...

    later: "Old"
