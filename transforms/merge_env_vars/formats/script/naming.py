"""What names say: whether they are about the environment, or about names that are banned."""

import re

_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_NAMED = frozenset("env envs environ environment environments dotenv envvar envvars".split())
_NAMED_WHOLE = frozenset({"publicRuntimeConfig", "serverRuntimeConfig", "validationSchema"})
_BANNED = frozenset(
    "forbidden deprecated banned removed legacy obsolete disallowed unsupported blocked blocklist "
    "blacklist denylist retired stale renamed renames aliases".split()
)


def words_of(name: str) -> frozenset[str]:
    """The words that a name is made of."""
    return frozenset(word.lower() for word in _WORD.findall(name))


def is_named_after(name: str) -> bool:
    """Whether a name says that it is about the environment."""
    return name in _NAMED_WHOLE or not _NAMED.isdisjoint(words_of(name))


def is_ban(name: str) -> bool:
    """Whether a name is that of names which are not to be used."""
    return not _BANNED.isdisjoint(words_of(name))


def is_type_of_it(name: str) -> bool:
    """Whether a type is one of the environment, by its name or by that of its holder."""
    return is_named_after(name) or "bindings" in words_of(name)
