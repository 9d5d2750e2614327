"""Places that speak of an old name because it is old: they must keep it."""

import re
from collections.abc import Iterator

from tree_sitter import Node

from migrator.api import Span
from transforms.merge_env_vars.formats.script.syntax import (
    FUNCTIONS,
    canonical,
    field,
    near,
    text_of,
)
from transforms.merge_env_vars.formats.trees import span_of

GONE = "a test that it is gone"
WARNING = "a message about the old name"

_NOTHING = r"(?:undefined|null|false|void0)"
_ABSENCE = re.compile(
    rf"""expect(?:\.soft)?\(.*\)\.(?:resolves\.|rejects\.)?(?:
        toBeUndefined\(|toBeNull\(|toBeFalsy\(|toBeNullish\(
      | (?:toBe|toEqual|toStrictEqual)\({_NOTHING}\)
      | not\.(?:toBeDefined|toBeTruthy|toHaveProperty|toContain|toMatch|toEqual|toInclude
               |toHaveBeenCalledWith|toBeOneOf)
      | to\.(?:be\.(?:undefined|null|false)|equal\({_NOTHING}\)|not\.|have\.not\.)
      | not\.to\.
    )
    | \bassert(?:\.ok|\.isOk|\.isTrue|\.true)?\(!
    | \bassert\(.*={{2,3}}{_NOTHING}
    | \b(?:assert(?:\.\w+)*|t)\.(?:equal|strictEqual|deepEqual|deepStrictEqual|is|same)
        \(.*,{_NOTHING}[,)]
    | \bassert\.(?:isUndefined|isNull|isFalse|isNotOk|notOk|false|notProperty|notInclude
        |notExists|notMatch|doesNotMatch|doesNotHave\w+|doesNotInclude)\(
    | \bt\.(?:false|falsy|notOk|not|notRegex|notMatch|doesNotHave)\(
    | \bassert(?:Equals|StrictEquals)\(.*,{_NOTHING}[,)]
    | \bassert(?:False|NotMatch|NotIn|NotEquals)\(
    | \.should\.(?:not\.|be\.(?:undefined|null|false))
    """,
    re.VERBOSE | re.DOTALL,
)
_TESTS = re.compile(r"(?:it|test|specify|scenario|Deno\.test|bench)\b")
_AROUND_TESTS = re.compile(rf"(?:describe|suite|context)\b|{_TESTS.pattern}")
_TALKS_OF_OLD = re.compile(
    rb"(?i)deprecat|obsolete|renamed|no longer|instead|legacy|replaced by|removed|please use"
)
_SPACE = re.compile(r"\s+")
#: Nobody asserts at such length.
_LONGEST = 3_000


class Purpose:
    """What one script does with old names because they are old."""

    def __init__(self, code: bytes) -> None:
        self._code = code
        #: Whether statements assert that something is not there, by their ids.
        self._absence: dict[int, bool] = {}

    def of_tests(self, node: Node) -> Span | None:
        """All of the test that a place is in, if that place shows that an old name is gone."""
        for one in (_assertion(node), _loop(node)):
            if one is None or not self._asserts_absence(one):
                continue
            if not self._is_given(node, one):
                return _test_near(one) or span_of(one)
        return None

    def _is_given(self, node: Node, assertion: Node) -> bool:
        """Whether a place is in an environment that the assertion is made with."""
        is_in_object = any(
            one.type == "pair" and one.start_byte >= assertion.start_byte for one in near(node)
        )
        return is_in_object and b".not." not in self._code[assertion.start_byte : node.start_byte]

    def _asserts_absence(self, statement: Node) -> bool:
        if statement.id not in self._absence:
            self._absence[statement.id] = _asserts_absence(statement)
        return self._absence[statement.id]

    def of_warnings(self, node: Node, name: str) -> Span | None:
        """All of the condition that a place is in, if a message about the old name hangs on it."""
        for one in _conditionals(node):
            body = field(one, "consequence")
            if body is None:
                continue
            said = self._code[body.start_byte : min(body.end_byte, body.start_byte + _LONGEST)]
            if _TALKS_OF_OLD.search(said) and _is_said(said, name):
                return span_of(one)
        return None


def _assertion(node: Node) -> Node | None:
    """The statement, or the body of a function without any, that a place is in."""
    for one in near(node):
        if one.type.endswith(("_statement", "_declaration")):
            is_one = one.type in {"expression_statement", "return_statement"}
            return one if is_one and not _is_around_tests(one, node) else None
        parent = one.parent
        if parent is not None and parent.type == "arrow_function" and field(parent, "body") == one:
            return one if one.type != "statement_block" else None
    return None


def _is_around_tests(statement: Node, node: Node) -> bool:
    """Whether a statement has assertions that are not about the place in it."""
    if _AROUND_TESTS.match(text_of(statement)[:20]) is None:
        return False
    return all(one.type != "array" for one in near(node))


def _asserts_absence(statement: Node) -> bool:
    if statement.end_byte - statement.start_byte > _LONGEST:
        return False
    return _ABSENCE.search(_SPACE.sub("", text_of(statement))) is not None


def _loop(node: Node) -> Node | None:
    """The loop over a list that a place is in."""
    for one in near(node):
        if one.type == "for_in_statement":
            right = field(one, "right")
            is_in_it = right is not None and right.start_byte <= node.start_byte < right.end_byte
            return one if is_in_it else None
        if one.type in FUNCTIONS or one.type == "statement_block":
            return None
    return None


def _test_near(node: Node) -> Span | None:
    """The call of a test that a statement is in."""
    for one in near(node):
        parent = one.parent
        if one.type in FUNCTIONS and parent is not None and parent.type == "arguments":
            call = parent.parent
            function = field(call, "function") if call is not None else None
            if function is not None and _TESTS.match(canonical(function)):
                return span_of(parent)
    return None


def _conditionals(node: Node) -> Iterator[Node]:
    """The conditions that a place is part of."""
    for one in near(node):
        if one.type in FUNCTIONS or one.type == "program":
            return
        condition = field(one, "condition") if one.type == "if_statement" else None
        if condition is not None and condition.start_byte <= node.start_byte < condition.end_byte:
            yield one


def _is_said(text: bytes, name: str) -> bool:
    """Whether a text in quotes has the name."""
    quoted = re.findall(rb"""["'`][^"'`]*\b%s\b""" % re.escape(name.encode()), text)
    return bool(quoted)
