"""Calls that are given names as strings: what they aim at."""

from collections.abc import Mapping

from migrator.api import Argument, Call, Reading, StringUse, Use

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
    if callee[-1] == "spy":
        return len(callee) > 1  # pytest-mock's
    return callee[-1] in {"patch", "setattr", "delattr"}


def is_given_back(argument: Argument) -> bool:
    """Whether ``patch.multiple`` hands what it puts there to the test, under its name."""
    return argument.name == "DEFAULT"


def target_and_name(call: Call) -> tuple[Argument | None, Argument | None]:
    """The arguments of ``patch.object(module, "name")`` and its like, however they are given."""
    positional = [argument for argument in call.arguments if argument.keyword is None]
    named = {argument.keyword: argument for argument in call.arguments}
    target = positional.pop(0) if positional else named.get("target")
    name = positional.pop(0) if positional else named.get("attribute") or named.get("name")
    return target, name


def dotted_target(
    reading: Reading, call: Call, roots: Mapping[Use, str]
) -> tuple[str, StringUse] | None:
    """What ``patch.object(module, "name")`` and its like aim at, and the string that says so."""
    target, name = target_and_name(call)
    if target is None or name is None or target.use is None or name.string is None:
        return None
    use = reading.uses[target.use]
    root = roots.get(use)
    string = reading.strings[name.string]
    if not root or not string.value.isidentifier():
        return None
    return f"{use.dotted(root)}.{string.value}", string
