"""Names in strings: resolved where they are names, told where they are only data."""

import re

from migrator.api import Argument, Call, Edit, StringUse
from transforms.move_symbols.calls import (
    LOADERS,
    PATCH_OPTIONS,
    READERS,
    is_given_back,
    is_patcher,
    target_and_name,
)
from transforms.move_symbols.finding import File, is_taken
from transforms.move_symbols.table import Entry, Match

_DATA = "string as data"
_DOTTED = re.compile(r"[^\W\d]\w*(?:\.[^\W\d]\w*)+")
_SETTINGS = re.compile(
    r"(^|/)(settings|config|configuration|conf|celeryconfig)(/|[^/]*\.py$)|"
    r"(^|/)[^/]*(settings|config)\.py$"
)


def find_strings(file: File) -> None:
    """Note every string that holds an old name."""
    spoken: set[StringUse] = set()
    for call in file.reading.calls:
        spoken.update(_in_call(file, call))
    for string in file.reading.strings:
        if string not in spoken and not _is_code(file, string):
            _data(file, string)


def _is_code(file: File, string: StringUse) -> bool:
    """Whether a string is dealt with as code: an annotation, an entry of ``__all__``."""
    return string.annotation or string.docstring or string.span.start in file.reading.exports.starts


# Strings given to calls


def _in_call(file: File, call: Call) -> list[StringUse]:
    """Deal with the strings of a call that are names; they are given back."""
    first = call.arguments[0] if call.arguments else None
    string = file.reading.strings[first.string] if first and first.string is not None else None
    callee = file.reading.callee(call)
    if callee[-1] == "multiple" and is_patcher(callee):
        return _multiple(file, call, string)
    second = _beside(file, call)
    if second is not None and callee[-1] not in READERS and is_patcher(callee):
        return [second]  # `patch.object(module, "name")` goes with its module
    loads = callee[-1] in LOADERS
    if string is None or not (is_patcher(callee) or loads):
        return []
    if string.text is None and is_patcher(callee) and _ends_with_old_name(file, string):
        message = f"a patch whose target is put together: {string.value!r}"
        file.tell(string.span, "a patch whose target is put together", message, string.value)
        return [string]
    if not _DOTTED.fullmatch(string.value) and not (loads and string.value.isidentifier()):
        return []
    _name(file, string, patches=not loads)
    return [string]


def _ends_with_old_name(file: File, string: StringUse) -> bool:
    last = string.value.rpartition(".")[2]
    is_computed = _DOTTED.fullmatch(string.value) is None
    return is_computed and any(entry.leaf == last for entry in file.folded.table.entries.values())


def _name(file: File, string: StringUse, *, patches: bool) -> None:
    """Deal with a string that is a dotted name; if nothing is said, it names another thing."""
    match = file.match(string.value) or file.match_through(string.value)
    reason = file.folded.dead.get(string.value)
    if match is not None:
        at_home = patches and match.entry.old in file.folded.used_at_home
        problem = "the module that defines it goes on using it" if at_home else None
        _target(file, string, match, problem)
    elif reason is not None:
        message = f'"{string.value}" aims at nothing: {reason}'
        file.tell(string.span, "a patch that aims at nothing", message, string.value)


def _beside(file: File, call: Call) -> StringUse | None:
    """The name given beside a module: ``patch.object(module, "name")``."""
    target, name = target_and_name(call)
    if target is None or name is None or target.use is None or name.string is None:
        return None
    return file.reading.strings[name.string]


def _target(file: File, string: StringUse, match: Match, problem: str | None = None) -> None:
    if string.text is None:
        problem = "it is not written in one plain piece"
    draft = file.draft(string.span, f'"{string.value}"', match, problem=problem)
    if is_taken(draft) and string.text is not None:
        new = _followed(string.value, match)
        draft.edits.append(Edit(*string.text, new.encode()))
        draft.message = f'"{string.value}" follows to "{new}"'


def _followed(written: str, match: Match) -> str:
    """The new text of a dotted name, which may take another way than the moved one."""
    old = ".".join((match.entry.old, *match.rest))
    if written != old and match.entry.old.rpartition(".")[0] == match.target.module:
        # Only the last name changes; the way to it stays.
        way = written.split(".")[: -1 - len(match.rest)]
        return ".".join((*way, match.target.first, *match.rest))
    return match.target.dotted


def _multiple(file: File, call: Call, string: StringUse | None) -> list[StringUse]:
    """``patch.multiple("module", name=…)``."""
    first = call.arguments[0] if call.arguments else None
    module = string.value if string is not None else _module_of(file, first)
    if module is None:
        return []
    named = [
        (argument, file.match(f"{module}.{argument.keyword}"))
        for argument in call.arguments[1:]
        if argument.keyword and argument.keyword not in PATCH_OPTIONS
    ]
    moved = [(argument, match) for argument, match in named if match is not None]
    targets = {match.target.module for _argument, match in moved}
    stays = targets == {module}
    for argument, match in moved:
        problem = None
        if not stays and (len(moved) < len(named) or len(targets) > 1 or string is None):
            problem = "not all that it replaces goes to one module"
            if string is None:
                problem = "its module would have to be another one"
        if is_given_back(argument):
            problem = "the test gets what is put there by this name"
        draft = file.draft(
            argument.span, f"patch of {module}.{argument.keyword}", match, problem=problem
        )
        if not is_taken(draft):
            continue
        keyword = argument.keyword or ""
        end = argument.span.start + len(keyword.encode())
        draft.edits.append(Edit(argument.span.start, end, match.target.expression.encode()))
        if not stays and string is not None and string.text is not None:
            draft.edits.append(Edit(*string.text, match.target.module.encode()))
        draft.message += f" follows to {match.target.dotted}"
    return [string] if string is not None and moved else []


def _module_of(file: File, argument: Argument | None) -> str | None:
    if argument is None or argument.use is None:
        return None
    use = file.reading.uses[argument.use]
    for variable in file.variables:
        if use in variable.uses:
            return use.dotted(variable.root)
    return None


# Strings that are data


def _data(file: File, string: StringUse) -> None:
    """A string that no call takes as a name."""
    match = file.match(string.value) if _DOTTED.fullmatch(string.value) else None
    if match is not None and _is_setting(file, string):
        _target(file, string, match)
        return
    old = _old_name_in(file, string.value)
    if old is not None:
        shown = string.value if len(string.value) <= 60 else f"{string.value[:57]}..."
        file.tell(string.span, _DATA, f"{_DATA}: {shown!r} mentions {old}", old)


def _is_setting(file: File, string: StringUse) -> bool:
    name = string.assigned_to
    if name is None:
        return False
    in_settings = _SETTINGS.search(file.read.path) is not None
    return name == "pytest_plugins" or (in_settings and name.isupper())


def _old_name_in(file: File, text: str) -> str | None:
    """The old name that a text speaks of, whole or by its last word."""
    for entry in file.folded.table.entries.values():
        if entry.anchor is None and entry.leaf in text:
            whole = re.search(rf"(?<![\w.]){re.escape(entry.old)}(?!\w)", text)
            if whole or _imports(text, entry.old) or _speaks_of_its_word(text, entry):
                return entry.old
    return None


def _speaks_of_its_word(text: str, entry: Entry) -> bool:
    """Whether a text holds the last word of an old name, and not as that of the new one."""
    target = entry.target
    if not is_telling(entry.leaf) or _imports(text, target.dotted):
        return False
    new = re.escape(target.module) + "".join(rf"[.:]{name}" for name in target.attributes)
    rest = re.sub(rf"(?<![\w.]){new}(?!\w)", "", text)
    start = r"(?:(?<!\w)|(?<=\\[a-zA-Z]))"  # the letter of an escape is no part of it
    return re.search(rf"{start}{entry.leaf}(?!\w)", rest) is not None


def _imports(text: str, dotted: str) -> bool:
    """Whether a text is code that imports a name."""
    module, _dot, name = dotted.rpartition(".")
    pattern = rf"from\s+{re.escape(module)}\s+import\b.*\b{re.escape(name)}\b"
    return re.search(pattern, text) is not None


def is_telling(word: str) -> bool:
    """Whether a word by itself can only be a name of code."""
    return "_" in word.strip("_") or (not word[1:].islower() and not word.isupper())
