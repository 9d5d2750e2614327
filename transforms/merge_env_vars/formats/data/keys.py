"""What keys say about the names that stand under them."""

import re
from collections.abc import Mapping
from functools import lru_cache

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
#: A string under such a key is the name of a variable.
_VARIABLE = frozenset(
    "env envs environ environment environments envvar envvars variable variables var vars".split()
)
#: Under such a key, names stand that must not be used any more.
_BANNED = frozenset(
    "forbidden deprecated banned removed legacy obsolete disallowed unsupported blocked blocklist "
    "blacklist denylist retired stale renamed renames aliases".split()
)
#: Keys whose string names something that is kept outside of the repository.
_STORES: Mapping[str, str] = {
    "valueFrom": "a secret store",
    "secretKeyRef": "a Kubernetes secret",
    "configMapKeyRef": "a Kubernetes config map",
    "remoteRef": "a secret store",
    "secretRef": "a secret store",
}
#: The key of an item that says which variable it is about …
_NAMES = frozenset(
    "name key variable var env envvar env_var variable_name parameterkey optionname".split()
)
#: … and those that give it a value.
_VALUES = frozenset("value valuefrom values default parametervalue sensitive".split())
#: Lists whose items are words of a command, where places count.
_COMMANDS = frozenset("args arguments command cmd entrypoint run exec runargs".split())
#: Lists that together give one program its variables.
TOGETHER = frozenset({"environment", "secrets"})
#: Lists in which ``$NAME`` names a variable.
_OF_REFERENCES = frozenset({"dependsOn", "globalDependencies"})


@lru_cache(maxsize=1_000)
def _words(key: str) -> frozenset[str]:
    # A key in capitals is a variable itself, whatever words it is made of.
    return frozenset() if key.isupper() else frozenset(map(str.lower, _WORD.findall(key)))


def is_variable(key: str) -> bool:
    """Whether a key says that its string is the name of a variable."""
    return not _words(key).isdisjoint(_VARIABLE)


def is_banned(key: str) -> bool:
    """Whether a key says that what stands under it must not be used."""
    return not _words(key).isdisjoint(_BANNED)


def store(key: str) -> str:
    """What keeps the value that a key's string names, outside of the repository."""
    return _STORES.get(key, "")


def is_name(key: str) -> bool:
    """Whether a key of an item says which variable the item is about."""
    return key.lower() in _NAMES


def gives_value(key: str) -> bool:
    """Whether a key of an item gives a variable a value."""
    return key.lower() in _VALUES


def is_command(key: str) -> bool:
    """Whether a list holds the words of a command."""
    return key.lower() in _COMMANDS


def lists_references(key: str) -> bool:
    """Whether ``$NAME`` in a list names a variable."""
    return key in _OF_REFERENCES
