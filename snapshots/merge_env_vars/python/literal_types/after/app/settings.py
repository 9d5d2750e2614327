from typing import Literal

Name = Literal["NEW_URL", "OTHER"]
Both = Literal["NEW_URL"]


def read(name: Literal["NEW_URL"]) -> str: ...
