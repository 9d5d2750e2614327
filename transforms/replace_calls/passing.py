"""What becomes of the arguments of a call, laid out as they were."""

import ast
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from migrator.api import Edit, Items, PythonSource, Safety, arguments, bare_generator
from transforms.replace_calls.signatures import Bound, Signature
from transforms.replace_calls.template_text import STAND_IN, NewArgument

#: `name=` in front of what is passed by keyword.
_KEYWORD = re.compile(r"\w+\s*=\s*")
_ATOMS = (
    ast.Name,
    ast.Attribute,
    ast.Subscript,
    ast.Call,
    ast.List,
    ast.Set,
    ast.Dict,
    ast.ListComp,
    ast.SetComp,
    ast.DictComp,
)
#: One string, or a constant that is a name.
_ONE_WORD = re.compile(r"[rRuUbB]{0,2}(?:\"[^\"\\\n]*\"|'[^'\\\n]*')|None|True|False")
_COMMENT = "a comment stands between its arguments, and would get lost"


class CannotPassError(Exception):
    """Why the arguments of a call cannot be written anew."""


class Weight(IntEnum):
    """How much it matters when, and how often, an expression is evaluated."""

    NOTHING = 0
    NAME = 1
    READS = 2
    ACTS = 3


@dataclass(frozen=True, slots=True)
class Passed:
    """The edits of what stands between the parentheses of a call."""

    edits: tuple[Edit, ...] = ()
    safety: Safety = Safety.SAFE
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Receiver:
    """The object that a method is called on, and the parameter that it is given to."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class _Item:
    """An argument as it is written."""

    start: int
    #: Where what is passed begins: behind `name=`.
    value: int
    end: int
    node: ast.expr
    text: str
    #: Whether it has parentheses of its own.
    is_enclosed: bool

    @property
    def weight(self) -> Weight:
        return weight(self.node)


@dataclass(slots=True)
class _Written:
    """An argument of the new call: text, and between it what the old call passes."""

    pieces: list[str] = field(default_factory=list)
    #: One fewer than pieces.
    items: list[int] = field(default_factory=list)

    def add(self, text: str) -> None:
        if len(self.pieces) == len(self.items):
            self.pieces.append(text)
        else:
            self.pieces[-1] += text


def weight(node: ast.expr) -> Weight:
    """How much it matters when, and how often, an expression is evaluated."""
    acts = (ast.Call, ast.Await, ast.Yield, ast.YieldFrom, ast.NamedExpr, ast.comprehension)
    reads = (ast.Attribute, ast.Subscript, ast.BinOp, ast.Compare, ast.FormattedValue)
    makes = (ast.List, ast.Dict, ast.Set, ast.Lambda)
    if isinstance(node, ast.Lambda):
        return Weight.READS
    inner = list(ast.walk(node))
    if any(isinstance(one, acts) for one in inner):
        return Weight.ACTS
    if any(isinstance(one, (*reads, *makes)) for one in inner):
        return Weight.READS
    return Weight.NAME if any(isinstance(one, ast.Name) for one in inner) else Weight.NOTHING


def kept(call: ast.Call, signature: Signature | None) -> Passed:
    """A call whose arguments stay as they are written."""
    starred = has_stars(call)
    if signature is not None and not starred:
        problem = signature.bind(call).problem
        if problem:
            raise CannotPassError(problem)
    if starred:
        return Passed((), Safety.REVIEW, f"what `{starred}` passes is not known")
    return Passed()


def rewritten(
    source: PythonSource,
    call: ast.Call,
    template: Sequence[NewArgument],
    signature: Signature | None,
    word: str,
    receiver: Receiver | None = None,
) -> Passed:
    """A call that is given other arguments; calls of `word` are replaced among them."""
    return _Rewriting(source, call, template, signature, word, receiver).passed()


def has_stars(call: ast.Call) -> str:
    """What a call unpacks: ``*args``, ``**kw``; empty if nothing."""
    for argument in call.args:
        if isinstance(argument, ast.Starred):
            return f"*{ast.unparse(argument.value)}"
    for keyword in call.keywords:
        if keyword.arg is None:
            return f"**{ast.unparse(keyword.value)}"
    return ""


class _Rewriting:
    def __init__(
        self,
        source: PythonSource,
        call: ast.Call,
        template: Sequence[NewArgument],
        signature: Signature | None,
        word: str,
        receiver: Receiver | None,
    ) -> None:
        if starred := has_stars(call):
            raise CannotPassError(f"what `{starred}` passes is not known")
        found = arguments(source, call)
        if found is None or len(found.items) != len(call.args) + len(call.keywords):
            raise CannotPassError("its arguments cannot be told apart")
        self._source = source
        self._call = call
        self._template = template
        self._signature = signature
        self._word = word
        self._receiver = receiver
        self._layout: Items = found
        self._bound = self._bind()
        self._items = self._in_order()
        self._index = {item.node: index for index, item in enumerate(self._items)}

    def passed(self) -> Passed:
        orders = [self._written_all(order) for order in (self._template, self._by_place())]
        everything = list(range(len(self._items)))
        new = next((one for one in orders if _used(one) == everything), None)
        if new is not None:
            return Passed(tuple(self._in_place(new)))
        refused: list[CannotPassError] = []
        for new in orders:
            try:
                safety, reason = self._judged(_used(new))
            except CannotPassError as error:
                refused.append(error)
            else:
                return Passed(tuple(self._anew(new)), safety, reason)
        raise refused[0]

    def _written_all(self, arguments: Sequence[NewArgument]) -> list[_Written]:
        return [self._written(one) for one in arguments]

    def _by_place(self) -> list[NewArgument]:
        """The new arguments, those by keyword in the order of what they take."""
        taking = [one for one in self._template if one.keyword and self._places(one)]
        in_order = iter(sorted(taking, key=self._places))
        return [next(in_order) if one in taking else one for one in self._template]

    def _places(self, argument: NewArgument) -> list[int]:
        """Where what an argument takes stands among the old ones."""
        return [self._index[self._bound[name]] for name in argument.names if name in self._bound]

    # What is passed

    def _bind(self) -> Mapping[str, ast.expr]:
        """What the call passes, by the names of the old parameters."""
        if self._signature is None:
            if self._call.args and any(argument.names for argument in self._template):
                raise CannotPassError(
                    f"it passes arguments by position, and what `{self._word}` takes is not known"
                )
            return {one.arg or "": one.value for one in self._call.keywords}
        bound: Bound = self._signature.bind(self._call)
        if bound.problem:
            raise CannotPassError(bound.problem)
        if bound.collected:
            raise CannotPassError(
                f"it passes more than the parameters of `{self._word}` that have names"
            )
        return bound.given

    def _in_order(self) -> list[_Item]:
        nodes = [*self._call.args, *(keyword.value for keyword in self._call.keywords)]
        nodes.sort(key=lambda node: (node.lineno, node.col_offset))
        return [
            self._item(layout.start, layout.end, node)
            for layout, node in zip(self._layout.items, nodes, strict=True)
        ]

    def _item(self, start: int, end: int, node: ast.expr) -> _Item:
        code = self._source.code
        is_named = node not in self._call.args
        found = _KEYWORD.match(code[start:end].decode()) if is_named else None
        value = start + len(found.group().encode()) if found else start
        if is_named and found is None:
            raise CannotPassError(_COMMENT)
        begins = self._source.offset(node.lineno, node.col_offset)
        is_bare = bare_generator(self._call) is not None
        return _Item(
            start, value, end, node, code[value:end].decode(), begins > value and not is_bare
        )

    # The new arguments

    def _written(self, argument: NewArgument) -> _Written:
        written = _Written()
        written.add(f"{argument.keyword}=" if argument.keyword else "")
        position = 0
        for found, alone in zip(STAND_IN.finditer(argument.text), argument.alone, strict=True):
            written.add(argument.text[position : found.start()])
            self._put(written, found.group(1), alone=alone)
            position = found.end()
        written.add(argument.text[position:])
        return written

    def _put(self, written: _Written, name: str, *, alone: bool) -> None:
        """Put what the call passes for a parameter, or its default."""
        if self._receiver is not None and name == self._receiver.name:
            written.add(self._receiver.text)
            return
        if name in self._bound:
            index = self._index[self._bound[name]]
            is_enclosed = not self._needs_parentheses(self._items[index], alone=alone)
            written.add("" if is_enclosed else "(")
            written.items.append(index)
            written.add("" if is_enclosed else ")")
            return
        parameter = self._signature.parameter(name) if self._signature else None
        if parameter is None or parameter.default is None:
            raise CannotPassError(f"it does not pass `{name}`, which has no default")
        if not parameter.is_plain:
            raise CannotPassError(
                f"it leaves `{name}` to its default, `{parameter.default}`, which may differ here"
            )
        is_word = parameter.default.isidentifier() or parameter.default[:1] in {'"', "'"}
        written.add(parameter.default if alone or is_word else f"({parameter.default})")

    def _needs_parentheses(self, item: _Item, *, alone: bool) -> bool:
        if item.is_enclosed:
            return False
        if bare_generator(self._call) is not None or isinstance(item.node, ast.NamedExpr):
            return True
        is_atom = isinstance(item.node, _ATOMS) or _ONE_WORD.fullmatch(item.text) is not None
        return not alone and not is_atom

    # Whether it means the same

    def _judged(self, used: Sequence[int]) -> tuple[Safety, str]:
        for index in set(used):
            if used.count(index) > 1:
                item = self._items[index]
                if item.weight is Weight.ACTS:
                    raise CannotPassError(f"`{_short(item.text)}` would be evaluated twice")
                if item.weight is Weight.READS:
                    return Safety.REVIEW, f"evaluates `{_short(item.text)}` twice"
        for one, other in _flipped(used):
            pair = self._items[one], self._items[other]
            heavy, light = max(one.weight for one in pair), min(one.weight for one in pair)
            if heavy is Weight.ACTS and light >= Weight.READS:
                raise CannotPassError("its arguments would be evaluated in another order")
        dropped = [item for index, item in enumerate(self._items) if index not in used]
        for item in dropped:
            if item.weight is Weight.ACTS:
                raise CannotPassError(
                    f"drops {self._name_of(item)}, whose value would not be computed any more"
                )
        if dropped:
            return Safety.REVIEW, f"drops {', '.join(map(self._name_of, dropped))}"
        return Safety.SAFE, ""

    def _name_of(self, item: _Item) -> str:
        name = next((name for name, node in self._bound.items() if node is item.node), "")
        return f"`{name or _short(item.text)}`"

    # Edits that leave each argument where it is

    def _in_place(self, new: Sequence[_Written]) -> Iterator[Edit]:
        edits = _Edits(self._source.code, {item.start for item in self._items})
        position = 0
        waiting: list[str] = []
        for one in new:
            if not one.items:
                waiting.append("".join(one.pieces))
                continue
            if waiting:
                edits.add(self._layout.insertion(position, waiting))
                waiting = []
            self._around(one, edits)
            position = one.items[-1] + 1
        if waiting:
            edits.add(self._layout.insertion(position, waiting))
        return edits.merged()

    def _around(self, one: _Written, edits: "_Edits") -> None:
        """The text around what an argument is made of."""
        first = self._items[one.items[0]]
        edits.add(Edit(first.start, first.value, one.pieces[0].encode()))
        for index, other, piece in zip(one.items, one.items[1:], one.pieces[1:], strict=False):
            start, end = self._items[index].end, self._items[other].value
            if b"#" in self._source.code[start:end]:
                raise CannotPassError(_COMMENT)
            edits.add(Edit(start, end, piece.encode()))
        last = self._items[one.items[-1]]
        edits.add(Edit(last.end, last.end, one.pieces[-1].encode()))

    # All arguments written anew

    def _anew(self, new: Sequence[_Written]) -> Iterator[Edit]:
        code = self._source.code
        if not self._items:
            return
        start, end = self._items[0].start, self._items[-1].end
        self._refuse_comments()
        self._refuse_inner_calls()
        texts = ["".join(self._text(one)) for one in new]
        before = code[self._layout.start : start].decode()
        between = f",{before}" if self._starts_lines() else ", "
        if not texts:
            yield Edit(self._layout.start, self._layout.end, b"")
            return
        # The parenthesis is written too, so that no edit begins where a name did.
        text = f"({before}{between.join(texts)}"
        yield Edit(self._layout.start - 1, end, text.encode())

    def _starts_lines(self) -> bool:
        starts = self._source.line_starts
        return all(
            not self._source.code[starts[self._source.line_of(item.start) - 1] : item.start].strip()
            for item in self._items
        )

    def _text(self, one: _Written) -> Iterator[str]:
        for index, piece in enumerate(one.pieces):
            yield piece
            if index < len(one.items):
                yield self._items[one.items[index]].text

    def _refuse_comments(self) -> None:
        position = self._layout.start
        for item in self._items:
            if b"#" in self._source.code[position : item.value]:
                raise CannotPassError(_COMMENT)
            position = item.end
        if b"#" in self._source.code[position : self._layout.end]:
            raise CannotPassError(_COMMENT)

    def _refuse_inner_calls(self) -> None:
        for item in self._items:
            if re.search(rf"(?<!\w){re.escape(self._word)}(?!\w)", item.text):
                raise CannotPassError(
                    f"a call of `{self._word}` stands in its arguments: that comes first"
                )


class _Edits:
    """Edits in the order in which their texts come; insertions at one place become one."""

    def __init__(self, code: bytes, starts: Collection[int]) -> None:
        self._code = code
        #: Where arguments begin.
        self._starts = starts
        self._found: list[Edit] = []

    def add(self, edit: Edit) -> None:
        last = self._found[-1] if self._found else None
        if self._code[edit.start : edit.end] == edit.text:
            return
        if last and last.start == last.end == edit.start:
            self._found[-1] = Edit(edit.start, edit.end, last.text + edit.text)
        else:
            self._found.append(edit)

    def merged(self) -> Iterator[Edit]:
        for edit in self._found:
            if edit.start in self._starts:
                # What stands before is written too, so that no edit begins where a name did.
                before = self._code[edit.start - 1 : edit.start]
                yield Edit(edit.start - 1, edit.end, before + edit.text)
            else:
                yield edit


def _used(arguments: Sequence[_Written]) -> list[int]:
    """What of the old arguments is evaluated, in its order."""
    return [index for one in arguments for index in one.items]


def _flipped(used: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The pairs that are evaluated in another order than before."""
    for place, one in enumerate(used):
        for other in used[place + 1 :]:
            if other < one:
                yield one, other


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 30 else f"{text[:27]}..."
