from typing import Optional

OLD_URL = str


def connect(url: "OLD_URL", *, other: Optional["OLD_URL"] = None) -> "list[OLD_URL]":
    return [env["NEW_URL"]]
