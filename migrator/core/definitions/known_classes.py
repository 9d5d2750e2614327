"""Classes from outside of a project of which it is known what they bring."""

import abc
import builtins
import collections.abc
import contextlib
import enum
import typing

#: Classes that differ between versions of Python by so little that ours speak for all.
_KNOWN: dict[str, type] = {
    "abc.ABC": abc.ABC,
    **{
        f"{module}.{name}": cast
        for module in ("typing", "typing_extensions")
        for name, cast in (("Generic", typing.Generic), ("Protocol", typing.Protocol))
    },
    **{
        f"collections.abc.{name}": getattr(collections.abc, name)
        for name in collections.abc.__all__
    },
    **{
        f"contextlib.{name}": getattr(contextlib, name)
        for name in ("AbstractContextManager", "AbstractAsyncContextManager")
    },
    **{
        f"enum.{name}": getattr(enum, name)
        for name in ("Enum", "IntEnum", "Flag", "IntFlag", "StrEnum")
    },
    **{
        f"builtins.{name}": value
        for name, value in vars(builtins).items()
        if isinstance(value, type)
    },
}
_PLAIN_METACLASSES = frozenset({"abc.ABCMeta", "builtins.type", "enum.EnumMeta", "enum.EnumType"})
_PLAIN_DECORATORS = frozenset(
    """
    dataclasses.dataclass enum.unique functools.total_ordering
    typing.final typing.runtime_checkable
    typing_extensions.final typing_extensions.runtime_checkable
    """.split()
)
#: What those add.
_ADDED = frozenset(
    """
    __delattr__ __eq__ __ge__ __getstate__ __gt__ __hash__ __init__ __le__ __lt__ __match_args__
    __post_init__ __replace__ __repr__ __setattr__ __setstate__ __slots__
    """.split()
)


def is_known(dotted: str) -> bool:
    """Whether it is known which attributes a class has."""
    return dotted in _KNOWN


def brings(dotted: str, name: str) -> bool:
    """Whether a known class has an attribute, by itself or by its own bases."""
    return any(name in vars(base) for base in _KNOWN[dotted].__mro__)


def is_plain_metaclass(dotted: str) -> bool:
    """Whether a metaclass is known to add no methods."""
    return dotted in _PLAIN_METACLASSES


def is_plain_decorator(dotted: str) -> bool:
    """Whether a decorator of classes is known to add few special methods at most."""
    return dotted in _PLAIN_DECORATORS


def is_added_by_decorators(name: str) -> bool:
    """Whether one of those decorators may add a method of that name."""
    return name in _ADDED
