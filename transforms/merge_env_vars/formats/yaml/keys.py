"""What the keys and tags above a scalar say of it."""

import re

from tree_sitter import Node

from transforms.merge_env_vars.formats import format_of
from transforms.merge_env_vars.formats.yaml.nodes import (
    MAPPINGS,
    Role,
    Stand,
    entries_of,
    key_of,
)

#: Keys whose text is run by a shell.
_SHELL = frozenset(
    """run script before_script after_script before_install install after_success cmd cmds command
    commands entrypoint args test bash sh shell inlinescript exec""".split()
)
#: Keys of lists whose elements are the words of one command.
_COMMANDS = frozenset({"command", "entrypoint", "cmd", "args", "test", "exec"})
#: A list of assignments, and no command.
_BUILD_ARGUMENTS = ("args", "build")
#: Keys whose text is for people.
_PROSE = frozenset(
    """description desc summary title help message msg comment comments note notes doc
    documentation label usage""".split()
)
#: Keys whose value is the name of an environment variable.
_NAMES_VARIABLE = re.compile(r".*env(?:ironment)?(?:[_-]?var(?:iable)?)?s?(?:[_-]?names?)?")
_ENVIRONMENTS = re.compile(
    r"(?i).*env(?:ironment|s|_?vars?|ironment_?variables)?|variables|secrets"
)
#: Keys of literal blocks whose lines are assignments.
_ASSIGNMENTS = frozenset({"build-args", "build_args", "env-vars", "env_vars", "envs", ".env"})
_CLOUD_FORMATION = frozenset(
    "!Ref !Sub !GetAtt !ImportValue !FindInMap !Join !Select !Split !If !Condition".split()
)
_LINES = frozenset({"line"})
_PATTERNS = frozenset({"regexp", "regex", "search_string"})
_ENV_TAG = re.compile(r"(?i)!env(?:_?var)?")
_SHELLS = re.compile(rb"\b(?:ba|da|k|z|a|s)?sh\b")
_RUNS_NEXT = re.compile(rb"-[a-z]*c")


def file_name(stand: Stand) -> str:
    """What a file with the text of a scalar would be called; empty for one that is no file."""
    if stand.role is Role.KEY:
        return ""
    if stand.scalar.type == "block_scalar" and stand.role is Role.VALUE:
        if "." in stand.key and format_of(stand.key, b"") is not None:
            return stand.key
        if stand.key in _ASSIGNMENTS:
            return ".env"
    return "run.sh" if is_shell(stand) and _is_for_bash(stand) else ""


def _is_for_bash(stand: Stand) -> bool:
    """Whether the step that a script is of names no other shell."""
    mapping = stand.collection
    if mapping is None or mapping.type not in MAPPINGS:
        return True
    for pair in entries_of(mapping):
        if key_of(pair) == "shell":
            value = pair.child_by_field_name("value")
            return value is None or _SHELLS.search(value.text or b"") is not None
    return stand.keys[1:] != ("with",) or _SHELLS.search(_action(mapping)) is not None


def _action(inputs: Node) -> bytes:
    """The action that a mapping of inputs is for, as its step names it."""
    step = inputs.parent.parent.parent if inputs.parent and inputs.parent.parent else None
    for pair in entries_of(step) if step is not None and step.type in MAPPINGS else ():
        if key_of(pair) == "uses":
            return pair.text or b""
    return b""


def is_shell(stand: Stand) -> bool:
    """Whether a shell runs a text."""
    if stand.role is Role.ITEM and _RUNS_NEXT.fullmatch(_text(stand.entry.prev_named_sibling)):
        return True
    if stand.role is Role.KEY or stand.key not in _SHELL or stand.keys == _BUILD_ARGUMENTS:
        return False
    return not is_word_of_command(stand)


def is_word_of_command(stand: Stand) -> bool:
    """Whether an element of a list is a word of a command, beside others."""
    if stand.role is not Role.ITEM or stand.keys == _BUILD_ARGUMENTS:
        return False
    return stand.key in _COMMANDS or _text(stand.entry.prev_named_sibling).startswith(b"-")


def _text(element: Node | None) -> bytes:
    """What an element of a list says, without quotes."""
    if element is None or element.text is None:
        return b""
    text = element.text[1:] if element.type == "block_sequence_item" else element.text
    return text.strip(b" '\"\r\n")


def is_prose(stand: Stand) -> bool:
    """Whether a text is for people."""
    return stand.key in _PROSE


def names_variable(stand: Stand) -> bool:
    """Whether a scalar is the name of a variable that is read."""
    if _ENV_TAG.fullmatch(stand.tag) is not None:
        return True
    return _NAMES_VARIABLE.fullmatch(stand.key) is not None


def is_environment(name: str) -> bool:
    """Whether a mapping or a list with a name is an environment."""
    return _ENVIRONMENTS.fullmatch(name) is not None


def is_of_cloud_formation(stand: Stand) -> bool:
    """Whether a scalar speaks of parameters of CloudFormation."""
    return stand.tag in _CLOUD_FORMATION


def is_line_of_file(stand: Stand) -> bool:
    """Whether a text is a line of a file, or what finds it there: ``lineinfile`` of Ansible."""
    if stand.role is not Role.VALUE or stand.key not in _LINES | _PATTERNS:
        return False
    keys = set(map(key_of, entries_of(stand.collection))) if stand.collection else set()
    return not keys.isdisjoint(_LINES) and not keys.isdisjoint(_PATTERNS)
