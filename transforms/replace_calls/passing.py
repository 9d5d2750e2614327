"""What becomes of the arguments of a call, laid out as they were."""

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from migrator.api import Edit, Items, PythonSource, arguments, bare_generator
from transforms.replace_calls.given import COMMENT, Given, Weight, Written
from transforms.replace_calls.laying_out import LayOut
from transforms.replace_calls.signatures import Bound, Signature
from transforms.replace_calls.staying import StaysError
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


@dataclass(frozen=True, slots=True)
class Passed:
    """The edits of what stands between the parentheses of a call."""

    edits: tuple[Edit, ...] = ()
    #: Why a person should look at it.
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Receiver:
    """The object that a method is called on, and the parameter that it is given to."""

    name: str
    text: str


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
            raise StaysError(problem)
    if starred:
        return Passed((), f"what `{starred}` passes is not known")
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
            raise StaysError(f"what `{starred}` passes is not known")
        found = arguments(source, call)
        if found is None or len(found.items) != len(call.args) + len(call.keywords):
            raise StaysError("its arguments cannot be told apart")
        self._source = source
        self._call = call
        self._template = template
        self._signature = signature
        self._word = word
        self._receiver = receiver
        self._bound = self._bind()
        self._items = self._in_order(found)
        self._lay_out = LayOut(source, found, self._items)
        self._index = {item.node: index for index, item in enumerate(self._items)}

    def passed(self) -> Passed:
        """The edits, as they leave most as it is and mean the same."""
        orders = [self._written_all(order) for order in (self._template, self._by_place())]
        everything = list(range(len(self._items)))
        new = next((one for one in orders if _used(one) == everything), None)
        if new is not None:
            return Passed(tuple(self._lay_out.in_place(new)))
        self._refuse_inner_calls()
        refused: list[StaysError] = []
        for new in orders:
            try:
                reason = self._judged(_used(new))
            except StaysError as error:
                refused.append(error)
            else:
                return Passed(tuple(self._lay_out.anew(new)), reason)
        raise refused[0]

    def _refuse_inner_calls(self) -> None:
        """Calls of the same callable among the arguments cannot be written anew with them."""
        word = re.compile(rf"(?<!\w){re.escape(self._word)}(?!\w)")
        if any(word.search(item.text) for item in self._items):
            raise StaysError(f"a call of `{self._word}` stands in its arguments: that comes first")

    def _written_all(self, arguments: Sequence[NewArgument]) -> list[Written]:
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
                raise StaysError(
                    f"it passes arguments by position, and what `{self._word}` takes is not known"
                )
            return {one.arg or "": one.value for one in self._call.keywords}
        bound: Bound = self._signature.bind(self._call)
        if bound.problem:
            raise StaysError(bound.problem)
        if bound.collected:
            raise StaysError(
                f"it passes more than the parameters of `{self._word}` that have names"
            )
        return bound.given

    def _in_order(self, found: Items) -> list[Given]:
        nodes = [*self._call.args, *(keyword.value for keyword in self._call.keywords)]
        nodes.sort(key=lambda node: (node.lineno, node.col_offset))
        return [
            self._item(layout.start, layout.end, node)
            for layout, node in zip(found.items, nodes, strict=True)
        ]

    def _item(self, start: int, end: int, node: ast.expr) -> Given:
        code = self._source.code
        is_named = node not in self._call.args
        found = _KEYWORD.match(code[start:end].decode()) if is_named else None
        value = start + len(found.group().encode()) if found else start
        if is_named and found is None:
            raise StaysError(COMMENT)
        begins = self._source.offset(node.lineno, node.col_offset)
        is_bare = bare_generator(self._call) is not None
        return Given(
            start, value, end, node, code[value:end].decode(), begins > value and not is_bare
        )

    # The new arguments

    def _written(self, argument: NewArgument) -> Written:
        written = Written()
        written.add(f"{argument.keyword}=" if argument.keyword else "")
        position = 0
        for found, alone in zip(STAND_IN.finditer(argument.text), argument.alone, strict=True):
            written.add(argument.text[position : found.start()])
            self._put(written, found.group(1), alone=alone)
            position = found.end()
        written.add(argument.text[position:])
        return written

    def _put(self, written: Written, name: str, *, alone: bool) -> None:
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
            raise StaysError(f"it does not pass `{name}`, which has no default")
        if not parameter.is_plain:
            raise StaysError(
                f"it leaves `{name}` to its default, `{parameter.default}`, which may differ here"
            )
        is_word = parameter.default.isidentifier() or parameter.default[:1] in {'"', "'"}
        written.add(parameter.default if alone or is_word else f"({parameter.default})")

    def _needs_parentheses(self, item: Given, *, alone: bool) -> bool:
        if item.is_enclosed:
            return False
        if bare_generator(self._call) is not None or isinstance(item.node, ast.NamedExpr):
            return True
        is_atom = isinstance(item.node, _ATOMS) or _ONE_WORD.fullmatch(item.text) is not None
        return not alone and not is_atom

    # Whether it means the same

    def _judged(self, used: Sequence[int]) -> str:
        """Why a person should look at it; raises if it surely does not mean the same."""
        twice = {self._items[index] for index in used if used.count(index) > 1}
        acting = next((item for item in twice if item.weight is Weight.ACTS), None)
        if acting is not None:
            raise StaysError(f"`{_short(acting.text)}` would be evaluated twice")
        for one, other in _flipped(used):
            weights = self._items[one].weight, self._items[other].weight
            if max(weights) is Weight.ACTS and min(weights) >= Weight.READS:
                raise StaysError("its arguments would be evaluated in another order")
        dropped = [item for index, item in enumerate(self._items) if index not in used]
        for item in dropped:
            if item.weight is Weight.ACTS:
                name = self._name_of(item)
                raise StaysError(f"drops {name}, whose value would not be computed any more")
        read = [item for item in self._items if item in twice and item.weight is Weight.READS]
        reasons = [f"evaluates `{_short(item.text)}` twice" for item in read]
        reasons += [f"drops {', '.join(map(self._name_of, dropped))}"] * bool(dropped)
        return " and ".join(reasons)

    def _name_of(self, item: Given) -> str:
        name = next((name for name, node in self._bound.items() if node is item.node), "")
        return f"`{name or _short(item.text)}`"


def _used(arguments: Sequence[Written]) -> list[int]:
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
