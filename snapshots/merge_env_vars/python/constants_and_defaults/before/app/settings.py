import os

KEY = "OLD_URL"


class Names:
    url = "OLD_URL"


def read(name: str = "OLD_URL", *, other="OLD_URL") -> str:
    return os.environ[name]


first = lambda key="OLD_URL": key
