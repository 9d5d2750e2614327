"""The package that the tests are of: things, what makes them, and what is none of them."""

from collections.abc import Mapping
from dataclasses import dataclass

THINGS = '''\
"""Things, and what makes them."""


class Thing:
    """Known by its kind, as long as it is open."""

    def __init__(self, context=None, *, kind="thing", base=None):
        self.context = context
        self.label = kind
        self.base = base
        self.is_open = True
        self.count = 0

    @property
    def kind(self):
        assert self.is_open, "it is closed"
        return self.label

    @property
    def itself(self):
        return self

    def me(self):
        return self

    def wraps(self, function):
        return function

    def close(self):
        assert self.is_open, "it is closed"
        self.is_open = False

    async def aclose(self):
        self.close()

    async def fetch(self):
        return self.kind

    def __call__(self):
        return self.kind

    def __str__(self):
        return self.kind

    def __getitem__(self, name):
        return getattr(self, name)

    def __iter__(self):
        return iter([self])

    async def __aiter__(self):
        yield self

    def __enter__(self):
        return self

    def __exit__(self, *error):
        return None

    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        return None


def get_thing(context=None, *, kind="got", base=None):
    return Thing(context, kind=kind, base=base)


async def open_thing(context=None, *, kind="opened", base=None):
    return Thing(context, kind=kind, base=base)


FIRST = 1
SECOND = 2
'''
FILES: Mapping[str, str] = {
    "app/__init__.py": "from app.things import Thing as Made\n"
    "from app.things import get_thing as make_thing\n"
    "from app.things import open_thing\n\n"
    '__all__ = ["Made", "make_thing", "open_thing"]\n',
    "app/api.py": "from app import Made, make_thing, open_thing\n\n"
    '__all__ = ["Made", "make_thing", "open_thing"]\n',
    "app/things.py": THINGS,
    "app/context.py": "class Context:\n    def __init__(self, user):\n        self.user = user\n",
    "app/decoys.py": "from functools import wraps\n\nheld_back = []\n\n\nclass Decoy:\n"
    '    kind = "decoy"\n    error = ValueError("decoy")\n\n'
    "    @property\n    def itself(self):\n        return self\n\n\n"
    "DECOY = Decoy()\n\n\n"
    "def same(thing):\n    return thing\n\n\n"
    "def passed(function):\n    @wraps(function)\n    def wrapper(*arguments, **options):\n"
    "        return function(*arguments, **options)\n\n    return wrapper\n\n\n"
    "def called(function):\n    @wraps(function)\n    def wrapper():\n"
    "        return function()\n\n    return wrapper\n",
}


@dataclass(frozen=True, slots=True)
class Factory:
    """Something that makes things, by the name that the step is given."""

    dotted: str
    #: What is written to import it, and then to name it.
    imports: Mapping[str, tuple[str, str]]
    is_async: bool = False


def _imports(name: str, public: str) -> Mapping[str, tuple[str, str]]:
    return {
        "from": (f"from app.things import {name}", name),
        "from as": (f"from app.things import {name} as new_{public}", f"new_{public}"),
        "module": ("import app.things", f"app.things.{name}"),
        "module as": ("import app.things as made", f"made.{name}"),
        "from package": ("from app import things", f"things.{name}"),
        "re-export": (f"from app import {public}", public),
        "second re-export": (f"from app.api import {public} as {public}_too", f"{public}_too"),
        "through a module": ("import app.api", f"app.api.{public}"),
    }


FACTORIES: Mapping[str, Factory] = {
    "function": Factory("app.things.get_thing", _imports("get_thing", "make_thing")),
    "class": Factory("app.things.Thing", _imports("Thing", "Made")),
    "async function": Factory(
        "app.things.open_thing", _imports("open_thing", "open_thing"), is_async=True
    ),
    "function by its re-export": Factory("app.api.make_thing", _imports("get_thing", "make_thing")),
}
