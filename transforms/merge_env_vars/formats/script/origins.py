"""Which variables of a script are the environment, or made from it."""

import re
from collections.abc import Iterator

from tree_sitter import Tree

from migrator.api import Span
from transforms.merge_env_vars.formats.script.naming import is_named_after, is_type_of_it
from transforms.merge_env_vars.formats.script.syntax import TRANSPARENT, field, near, text_of
from transforms.merge_env_vars.formats.trees import innermost

#: The environment itself, not one of its names.
_HANDED_OVER = re.compile(
    rb"\b(?:process|import\.meta|Bun|Deno)\??\.env\b(?!\s*(?:[!?]*\.|[!?.]*\[|=[^=]))"
)
_IDENTIFIER = re.compile(rb"[A-Za-z_$][\w$]*")
_KEYWORDS = frozenset("const let var export default return await new if else this".split())
_TAKEN = re.compile(rb"\{([^{};]*)\}\s*(?:from\b|=\s*(?:await\s+)?(?:require|import)\b)")
#: ``{ env as e }`` of an import, ``{ env: e }`` of one by ``require``.
_RENAMED = re.compile(rb"([\w$]+)(?:\s+as\s+|\s*:\s*)([\w$]+)")
_DEFAULT_IMPORT = re.compile(
    rb"""\bimport\s+([\w$]+)\s*(?:,\s*\{[^{}]*\}\s*)?from\s*["'](?:[^"'\n]*/)?([\w.-]+)["']"""
)
#: What other modules of the same program give.
_OWN_IMPORT = re.compile(rb"""\bimport\s+([^;"']{1,500}?)\s*from\s*["'](?:\.|@/|~|#)""")
_ALIAS = re.compile(
    rb"\b(?:const|let|var)\s+([\w$]+)\s*(?::[^=;\n]{1,100})?=\s*"
    rb"(?:process|import\.meta|Bun|Deno)\.env\s*(?:[;\r\n]|\Z)"
)
#: The type of what is called the environment.
_TYPED = re.compile(rb"\b([\w$]+)\??\s*:\s*([A-Z][\w$]*)\b")


def made_from_it(code: bytes, tree: Tree) -> Iterator[str]:
    """The variables that are made from the environment, and what makes them."""
    foreign = {
        word.decode()
        for found in _OWN_IMPORT.finditer(code)
        for word in _IDENTIFIER.findall(found.group(1))
        if not is_named_after(word.decode())
    }
    for found in _HANDED_OVER.finditer(code):
        line = _line_before(code, found.start())
        words = {word.decode() for word in _IDENTIFIER.findall(line)} - _KEYWORDS
        if words & foreign:
            # What another file declares changes there, or does not.
            continue
        yield from words
        for one in near(innermost(tree, Span(*found.span()))):
            if one.type == "variable_declarator":
                yield text_of(field(one, "name"))
            if one.type not in TRANSPARENT:
                break


def imported(code: bytes) -> Iterator[str]:
    """What has another name here than where it comes from, and is the environment there."""
    for taken in _TAKEN.finditer(code):
        for found in _RENAMED.finditer(taken.group(1)):
            if is_named_after(found.group(1).decode()):
                yield found.group(2).decode()
    for found in _DEFAULT_IMPORT.finditer(code):
        if is_named_after(found.group(2).decode().partition(".")[0]):
            yield found.group(1).decode()


def _line_before(code: bytes, at: int) -> bytes:
    """What stands before a place on its line."""
    start = max(at - 200, 0)
    return code[start:at].rpartition(b"\n")[2]


def aliases(code: bytes) -> Iterator[str]:
    """Other names for the environment itself."""
    return (found.group(1).decode() for found in _ALIAS.finditer(code))


def types(code: bytes) -> Iterator[str]:
    """The types of what is called the environment."""
    for name, its_type in set(_TYPED.findall(code)):
        if is_type_of_it(name.decode()):
            yield its_type.decode()
