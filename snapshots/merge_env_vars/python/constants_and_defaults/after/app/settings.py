import os

KEY = "NEW_URL"


class Names:
    url = "NEW_URL"


def read(name: str = "NEW_URL", *, other="NEW_URL") -> str:
    return os.environ[name]


first = lambda key="NEW_URL": key
