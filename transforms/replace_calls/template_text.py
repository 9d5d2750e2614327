"""The text of new arguments: expressions in which ``$name`` stands for what the old call passes."""

import ast
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

_DOLLAR = re.compile(r"\$(\$|[^\W\d]\w*|)")
#: How ``$name`` is written while Python reads the text.
_STAND_IN = "_given_{}_here"
STAND_IN = re.compile(r"(?<!\w)_given_(\w+)_here(?!\w)")
#: What has no place in an argument.
_NO_ARGUMENT = (ast.Await, ast.Yield, ast.YieldFrom, ast.NamedExpr, ast.Starred)
#: Where an expression runs at another time.
_APART = (ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


class TemplateError(Exception):
    """What is wrong with the text of an argument."""

    def __init__(self, text: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.text = text
        self.hint = hint


@dataclass(frozen=True, slots=True)
class NewArgument:
    """One argument of the new call."""

    keyword: str | None
    #: The expression, with stand-ins for what is passed.
    text: str
    #: For each stand-in, in order, whether it is an argument or an element by itself, so that
    #: whatever takes its place needs no parentheses.
    alone: tuple[bool, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """What it takes from the old call."""
        return tuple(STAND_IN.findall(self.text))

    @property
    def tree(self) -> ast.expr:
        """Its expression."""
        return ast.parse(self.text, mode="eval").body


def read_arguments(texts: Sequence[str]) -> tuple[NewArgument, ...]:
    """The arguments behind some texts; raises `TemplateError`."""
    found: list[NewArgument] = []
    for text in texts:
        argument = _read(text)
        if argument.keyword is None and any(one.keyword for one in found):
            raise TemplateError(
                text, f"`{text}` stands behind an argument by keyword", "put it first"
            )
        if argument.keyword and any(one.keyword == argument.keyword for one in found):
            raise TemplateError(
                text, f"`{argument.keyword}` is given twice", "take one of the two out"
            )
        found.append(argument)
    return tuple(found)


def _read(text: str) -> NewArgument:
    code = _DOLLAR.sub(_stand_in, text).strip()
    call = _call(code)
    if call is None or STAND_IN.search(text) or "#" in code or "\n" in code:
        raise TemplateError(
            text,
            f"`{text}` is no argument of a call",
            "write an expression, or `name = expression`; `$name` is what the old call passes",
        )
    value = call.keywords[0].value if call.keywords else call.args[0]
    for node in ast.walk(value):
        if isinstance(node, _NO_ARGUMENT):
            raise TemplateError(
                text,
                f"`{text}` awaits, yields, assigns or unpacks something",
                "write an expression that gives one value",
            )
    _refuse_apart(text, value)
    keyword = call.keywords[0].arg if call.keywords else None
    if keyword is not None:
        code = code.partition("=")[2].strip()
    return NewArgument(keyword, code, tuple(_alone(value)))


def _stand_in(found: re.Match[str]) -> str:
    name = found.group(1)
    return "$" if name == "$" else _STAND_IN.format(name) if name else found.group()


def _call(code: str) -> ast.Call | None:
    """A call with the text as its one argument."""
    try:
        tree = ast.parse(f"f({code})", mode="eval").body
    except (SyntaxError, ValueError):
        return None
    if not isinstance(tree, ast.Call) or not isinstance(tree.func, ast.Name):
        return None
    is_one = len(tree.args) + len(tree.keywords) == 1
    is_plain = all(keyword.arg for keyword in tree.keywords)
    return tree if is_one and is_plain and not code.endswith(",") else None


def _refuse_apart(text: str, value: ast.expr) -> None:
    for node in ast.walk(value):
        is_text = isinstance(node, ast.Constant) and STAND_IN.search(str(node.value))
        if is_text or (isinstance(node, ast.JoinedStr) and any(_stand_ins(node))):
            raise TemplateError(
                text,
                f"in `{text}`, a `$` stands inside of a string",
                "`$$` is a dollar sign; what is passed can only stand outside of strings",
            )
        if isinstance(node, _APART) and any(_stand_ins(node)):
            raise TemplateError(
                text,
                f"in `{text}`, what is passed would be evaluated at another time",
                "keep `$name` out of lambdas and comprehensions",
            )


def _stand_ins(node: ast.AST) -> Iterator[ast.Name]:
    for inner in ast.walk(node):
        if isinstance(inner, ast.Name) and STAND_IN.fullmatch(inner.id):
            yield inner


def _alone(value: ast.expr) -> Iterator[bool]:
    """For each stand-in, by place, whether nothing around it binds closer than a comma."""
    free: set[ast.AST] = {value}
    for node in ast.walk(value):
        free.update(_elements(node))
    places = sorted(_stand_ins(value), key=lambda node: (node.lineno, node.col_offset))
    yield from (node in free for node in places)


def _elements(node: ast.AST) -> Iterable[ast.AST]:
    match node:
        case ast.Call(args=arguments, keywords=keywords):
            return [*arguments, *(keyword.value for keyword in keywords)]
        case ast.List(elts=elements) | ast.Set(elts=elements):
            return elements
        case ast.Dict(values=values):
            return values
    return ()


def names_in(text: str) -> frozenset[str]:
    """All words of a text that could be names."""
    return frozenset(re.findall(r"(?<![\w$])[^\W\d]\w*", text))
