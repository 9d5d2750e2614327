"""What becomes of each place of a file that speaks of an old callable, the file for itself."""

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from migrator.api import Edit, PythonSource, Safety, Span
from transforms.move_symbols.table import Entry, Table
from transforms.move_symbols.variables import Renaming
from transforms.replace_calls.awaiting import SYNC_CALLER, coloured
from transforms.replace_calls.callers import Caller, caller
from transforms.replace_calls.circles import Circles
from transforms.replace_calls.facts import FileFacts, Key, Obstacles, Site, Way
from transforms.replace_calls.meetings import Meeting
from transforms.replace_calls.naming import Naming
from transforms.replace_calls.object_calls import ObjectCalls
from transforms.replace_calls.outline import Outline
from transforms.replace_calls.pairs import Pair
from transforms.replace_calls.passing import kept, rewritten
from transforms.replace_calls.references import reference
from transforms.replace_calls.routes import Routes, written
from transforms.replace_calls.standing import Standing, standing_of
from transforms.replace_calls.staying import StaysError
from transforms.replace_calls.terms import terms_of
from transforms.replace_calls.tree import Tree

_NOT_IN_FSTRINGS = re.compile(r"[\"'\\\n#{}]")
_IN_FSTRING = "its new text holds characters that no f-string may hold before Python 3.12"


class Decider:
    """Decides about one file."""

    def __init__(
        self,
        source: PythonSource,
        outline: Outline,
        routes: Routes,
        circles: Circles,
        object_calls: ObjectCalls,
    ) -> None:
        self.tree = Tree(source, outline.reading)
        self._source = source
        self._outline = outline
        self._read = read = outline.read
        self._reading = read.facts
        self._routes = routes
        self._circles = circles
        self._object_calls = object_calls
        on_objects = object_calls.of(self.tree, outline.reading, outline.meetings)
        self._meetings = sorted([*outline.meetings, *on_objects], key=lambda one: one.span)
        self._imports = outline.imports
        self._variables = outline.variables
        entries = [
            Entry(dotted, one.pair.target)
            for one in outline.meetings
            for dotted in written(self._reading, one.callee)
        ]
        renaming = Renaming(read.facts, read.suppressed, Table(entries))
        self._naming = Naming(outline, renaming)
        #: The functions that would have to be async, by the places of the calls in them.
        self.sync_callers: dict[Span, Caller] = {}

    def facts(self) -> FileFacts:
        """All that is to be said of the file."""
        sites = tuple(self._site(one) for one in self._meetings)
        return FileFacts(
            self._read.path,
            self._reading.module,
            sites,
            tuple(self._imports),
            tuple(self._outline.owners),
            dict(self._obstacles(sites)),
        )

    # One place

    def _site(self, one: Meeting) -> Site:
        ways = written(self._reading, one.callee)
        way, key = self._outline.way(one)
        taken = ways if one.on is None else (one.pair.old,)
        hops = frozenset(hop for dotted in taken for hop in self._routes.hops(dotted))
        dotted = ways[0] if ways else one.pair.old
        made = Site(
            one.span, one.pair.old, one.pair.new, "", one.use, way, key, dotted, hops,
            is_late=self._outline.is_late(one, way, key),
        )  # fmt: skip
        node = self._callee(one)
        above = self.tree.parent(node) if node is not None else None
        if isinstance(above, ast.Call) and above.func is node and not one.use.stored:
            return self._call(made, one, above)
        reason = reference(self.tree, node, one.use)
        text = f"reference to {one.pair.old}: {reason}"
        return replace(made, message=text, reason=reason)

    def _callee(self, one: Meeting) -> ast.expr | None:
        if one.on is not None:
            return self.tree.attribute(one.span.end)
        return self.tree.expression(one.use.span.start, one.depth)

    def _call(self, made: Site, one: Meeting, call: ast.Call) -> Site:
        try:
            return self._replaced(made, one, call)
        except StaysError as error:
            return replace(made, message=f"call of {made.old}: {error}", reason=str(error))

    def _replaced(self, made: Site, one: Meeting, call: ast.Call) -> Site:
        pair, standing = one.pair, standing_of(self.tree, call)
        self._refuse(one, call, standing)
        needs = self._naming.needs(one)
        overriding = self._object_calls.overriding(pair, one.on.owner) if one.on else []
        terms = terms_of(one, made.way, call.func, overriding)
        if terms.template is None:
            passed = kept(call, terms.new)
        else:
            passed = rewritten(
                self._source, call, terms.template, terms.old, pair.leaf, terms.receiver
            )
        colour = coloured(self.tree, call, standing, pair.old_kind, pair.new_kind, pair.names)
        if colour.safety is Safety.MANUAL:
            if colour.reason == SYNC_CALLER and standing.function is not None:
                self.sync_callers[made.span] = self._caller(standing)
            raise StaysError(colour.reason)
        edits = (*passed.edits, *_not_empty(colour.edits))
        if standing.in_fstring:
            _refuse_in_fstring(pair, edits)
        heir = self._outline.heir(one) if made.way is Way.NAMED else ""
        dropped = f"drops its class, `{heir}`" if heir else ""
        several = (*terms.reasons, passed.reason, dropped, colour.reason)
        reasons = [reason for reason in several if reason]
        message = f"call of {made.old} becomes {made.new}"
        message += f", {colour.told}" if colour.told else ""
        message += f": {' and '.join(reasons)}" if reasons else ""
        return replace(
            made,
            message=message,
            safety=Safety.REVIEW if reasons else Safety.SAFE,
            reason=" and ".join(reasons),
            edits=edits,
            needs=needs,
        )

    def _caller(self, standing: Standing) -> Caller:
        function = standing.function
        assert function is not None  # noqa: S101 - only asked for calls in functions
        is_top = next(self.tree.functions(function), None) is None
        return caller(self._read.path, function, standing.owner, is_top=is_top)

    def _refuse(self, one: Meeting, call: ast.Call, standing: Standing) -> None:
        """Raise the reason why a call cannot be replaced, whatever it passes."""
        pair = one.pair
        if pair.problem:
            raise StaysError(pair.problem)
        if self._read.is_suppressed(one.span):
            raise StaysError("suppressed")
        if not one.is_certain or self._is_otherwise_bound(one):
            raise StaysError(f"`{one.use.name}` may stand for something else here")
        if self.tree.is_shown(call):
            raise StaysError("the f-string around it shows its text as well, by `=`")
        if one.use.quoted or one.use.fixed or not self.tree.is_in_place(call):
            raise StaysError("it stands inside of a string")
        if standing.expecting:
            expected = f"`{standing.expecting}` expects an error or a warning from it"
            raise StaysError(f"{expected}, and {pair.names[1]} may give another one, or none")
        if b"#" in self._source.code[slice(*one.span)]:
            raise StaysError("a comment stands inside of its name")
        around = {(self._read.path, node.lineno) for node in self.tree.functions(call)}
        if not around.isdisjoint(self._circles.old_definitions):
            raise StaysError(f"it is code of {pair.names[0]} itself")
        if not around.isdisjoint(self._circles.run_by(pair)):
            raise StaysError(f"{pair.names[1]} runs this code, and would call itself")
        way, key = self._outline.way(one)
        at_once = self._outline.home(way, key) == 0
        problem = self._circles.problem(
            self._reading, pair, at_once=at_once, is_imported=way is not Way.MEMBER
        )
        if not problem and self._outline.is_own(one) and way is not Way.MEMBER:
            problem = self._naming.unbound(one)
        if problem:
            raise StaysError(problem)

    def _is_otherwise_bound(self, one: Meeting) -> bool:
        """Whether something but imports of the old callable can be behind the name."""
        variable = self._variables.get(self._outline.way(one)[1])
        if variable is None or one.depth or one.on:
            return False
        imports = sum(found.key == (variable.scope, variable.name) for found in self._imports)
        return bool(variable.others) or len(variable.imports) != imports

    # Obstacles

    def _obstacles(self, sites: Sequence[Site]) -> Iterator[tuple[tuple[Key, str], Obstacles]]:
        pairs: Mapping[str, Pair] = {one.pair.old: one.pair for one in self._meetings}
        for key, old in dict.fromkeys((site.key, site.old) for site in sites):
            of_key = [site for site in sites if (site.key, site.old) == (key, old)]
            yield (key, old), self._naming.obstacle(key, of_key, pairs[old].target)


def _refuse_in_fstring(pair: Pair, edits: Sequence[Edit]) -> None:
    """Raise if something is to be written that an older Python does not read in an f-string."""
    texts = [pair.target.expression, *(edit.text.decode() for edit in edits)]
    if any(_NOT_IN_FSTRINGS.search(text) for text in texts):
        raise StaysError(_IN_FSTRING)


def _not_empty(edits: Sequence[Edit]) -> Iterator[Edit]:
    return (edit for edit in edits if edit.text or edit.start < edit.end)
