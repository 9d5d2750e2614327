"""Calls that are given names as strings: what they aim at."""

from collections.abc import Mapping

from migrator.api import Argument, Call, Reading, Use

#: Calls that look a name up by a string and that nobody can follow.
READERS = frozenset({"getattr", "hasattr"})
#: Calls whose first argument is the dotted name of a module or of something in one.
LOADERS = frozenset(
    {"import_module", "importorskip", "getLogger", "import_string", "resolve_name", "locate"}
)
#: Keywords of ``patch.multiple`` that are not names of what it replaces.
PATCH_OPTIONS = frozenset({"spec", "create", "spec_set", "autospec", "new_callable"})


def is_patcher(callee: tuple[str, ...]) -> bool:
    """Whether a call replaces what its first argument names."""
    if callee[-1] in {"object", "multiple", "dict"}:
        return len(callee) > 1 and callee[-2] == "patch"
    return callee[-1] in {"patch", "setattr", "delattr"}


def is_given_back(argument: Argument) -> bool:
    """Whether ``patch.multiple`` hands what it puts there to the test, under its name."""
    return argument.name == "DEFAULT"


def dotted_target(reading: Reading, call: Call, roots: Mapping[Use, str]) -> str | None:
    """What ``patch.object(module, "name")`` and its like aim at."""
    if len(call.arguments) < 2:
        return None
    first, second = call.arguments[:2]
    if first.use is None or second.string is None or second.keyword:
        return None
    use = reading.uses[first.use]
    root = roots.get(use)
    value = reading.strings[second.string].value
    return f"{use.dotted(root)}.{value}" if root and value.isidentifier() else None
