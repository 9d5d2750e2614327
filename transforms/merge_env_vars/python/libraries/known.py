"""Which calls read a setting, and where they take the name and the default."""

from collections.abc import Mapping
from dataclasses import dataclass

#: Where nothing is said of it.
_NOWHERE = 99


@dataclass(frozen=True, slots=True)
class Reads:
    """How a call reads a setting."""

    #: The library's name, for a person.
    library: str
    #: The position of the default among the arguments.
    default_at: int = _NOWHERE
    name_at: int = 0
    #: What the name is called where it is passed by keyword.
    name_as: str = "name"
    #: Whether it can fall back to another read.
    has_default: bool = True


_DECOUPLE = Reads("decouple", 1, name_as="option")
_ENVIRONS = Reads("environs", 1)
_DJANGO_CALL = Reads("django-environ", 2, name_as="var")
_DJANGO = Reads("django-environ", 1, name_as="var")
_STARLETTE = Reads("starlette", 2, name_as="key")
_ENVPARSE = Reads("envparse", 1, name_as="var")
_DOTENV = Reads("python-dotenv", name_at=1, name_as="key_to_get", has_default=False)
_DOTENV_SET = Reads("python-dotenv", name_at=1, name_as="key_to_set", has_default=False)
_DOTENV_UNSET = Reads("python-dotenv", name_at=1, name_as="key_to_unset", has_default=False)

#: What is called, by its dotted name.
_CALLED: Mapping[str, Reads] = {
    "decouple.config": _DECOUPLE,
    "decouple.AutoConfig()": _DECOUPLE,
    "decouple.Config()": _DECOUPLE,
    "prettyconf.config": _DECOUPLE,
    "environs.Env()": _ENVIRONS,
    "environs.FileAwareEnv()": _ENVIRONS,
    "environs.env": _ENVIRONS,
    "environ.Env()": _DJANGO_CALL,
    "environ.FileAwareEnv()": _DJANGO_CALL,
    "starlette.config.Config()": _STARLETTE,
    "envparse.env": _ENVPARSE,
    "envparse.Env()": _ENVPARSE,
    "dotenv.get_key": _DOTENV,
    "dotenv.set_key": _DOTENV_SET,
    "dotenv.unset_key": _DOTENV_UNSET,
    "environ.var": Reads("environ-config", 0, name_at=_NOWHERE, has_default=False),
    "environ.bool_var": Reads("environ-config", 0, name_at=_NOWHERE, has_default=False),
}
#: What has a method for each type of value.
_TYPED: Mapping[str, Reads] = {
    "environs.Env()": _ENVIRONS,
    "environs.FileAwareEnv()": _ENVIRONS,
    "environs.env": _ENVIRONS,
    "environ.Env()": _DJANGO,
    "environ.FileAwareEnv()": _DJANGO,
    "envparse.env": _ENVPARSE,
    "envparse.Env()": _ENVPARSE,
}
#: Their methods that take something else first.
_OTHERS = frozenset(
    """
    add_parser add_parser_from_field dump parse_value parser_for prefix prefixed read_env
    read_envfile seal get_value
    """.split()
)
_GETS = frozenset({"decouple.config", "decouple.AutoConfig()", "decouple.Config()"})
#: Keyword arguments that name settings, whatever is called; whether they take several.
KEYWORDS: Mapping[str, bool] = {"envvar": True, "env_var": False}
#: Methods that take the name of a setting, whatever they belong to.
METHODS = frozenset({"from_envvar"})


def reads(dotted: str) -> Reads | None:
    """How a call of a dotted name reads a setting, if it does."""
    if dotted in _CALLED:
        return _CALLED[dotted]
    owner, _dot, method = dotted.rpartition(".")
    if owner in _TYPED and method not in _OTHERS:
        return _TYPED[owner]
    return _CALLED[owner] if owner in _GETS and method == "get" else None
