from typing import Literal

Name = Literal["OLD_URL", "OTHER"]
Both = Literal["NEW_URL", "OLD_URL"]


def read(name: Literal["OLD_URL"]) -> str: ...
