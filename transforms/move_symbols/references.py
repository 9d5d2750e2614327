"""Uses of the old name through a module: what they are, and whether they can be changed."""

from dataclasses import dataclass

from migrator.api import Edit, ScopeKind, Span, StringUse, Use
from transforms.move_symbols.calls import dotted_target, is_patcher, target_and_name
from transforms.move_symbols.finding import Draft, File, is_taken
from transforms.move_symbols.table import Match, Target
from transforms.move_symbols.variables import Variable


@dataclass(frozen=True, slots=True)
class Reference:
    """A use whose dotted name is subject to a move."""

    use: Use
    match: Match
    #: How many attributes of the use belong to the old name.
    depth: int
    #: For `patch.object(module, "old")`: the string that is the last attribute.
    string: StringUse | None = None

    @property
    def span(self) -> Span:
        """What the old name covers in the code."""
        if self.string is not None:
            return Span(self.use.span.start, self.string.span.end)
        end = self.use.chain[self.depth - 1][1] if self.depth else self.use.span.end
        return Span(self.use.span.start, end)


def references_of(
    file: File, variable: Variable, use: Use, patched: dict[Use, StringUse]
) -> list[Reference]:
    """What a use says of old names: nothing, or one."""
    for root in dict.fromkeys(variable.roots):
        found = _reference(file, variable, use, root, patched.get(use))
        if found is not None:
            return [found]
    _tell_detour(file, variable, use, patched.get(use))
    return []


def _tell_detour(file: File, variable: Variable, use: Use, string: StringUse | None) -> None:
    """Tell of a use that reaches an old name through what another module imports."""
    dotted = use.dotted(variable.root)
    if string is not None:
        dotted = f"{dotted}.{string.value}"
    match = file.match_through(dotted)
    if match is not None:
        message = f"{dotted} is {match.entry.old}, which moves to {match.entry.target.dotted}"
        end = string.span.end if string else use.chain[-1][1] if use.chain else use.span.end
        span = Span(use.span.start, end)
        file.tell(span, "reached through what another module imports", message, match.entry.old)


def _reference(
    file: File, variable: Variable, use: Use, root: str, string: StringUse | None
) -> Reference | None:
    own = root.count(".") + 1
    if string is not None:
        match = file.match(f"{use.dotted(root)}.{string.value}")
        if match is not None and match.covered == own + len(use.chain) + 1:
            return Reference(use, match, len(use.chain), string)
    match = file.match(use.dotted(root))
    is_plain = variable.imports[0].plain
    if match is None or match.covered < own or (match.covered == own and not is_plain):
        return None
    depth = match.covered - own
    cut = len(match.rest) - (len(use.chain) - depth)
    return Reference(use, Match(match.entry, match.rest[:cut]), depth)


def patched_uses(file: File) -> dict[Use, StringUse]:
    """The uses that are the first argument of a patch, with the name beside them."""
    roots = {use: variable.root for variable in file.variables for use in variable.uses}
    found: dict[Use, StringUse] = {}
    for call in file.reading.calls:
        if not is_patcher(file.reading.callee(call)):
            continue
        aimed = dotted_target(file.reading, call, roots)
        target, _name = target_and_name(call)
        if aimed is not None and aimed[1].text is not None and target and target.use is not None:
            found[file.reading.uses[target.use]] = aimed[1]
    return found


def edits_of(reference: Reference, module: str, target: Target) -> list[Edit]:
    """The edits that let a reference go through another module expression."""
    attributes = ".".join(target.attributes)
    if reference.string is None:
        text = ".".join(part for part in (module, attributes) if part)
        return [Edit(*reference.span, text.encode())]
    use = reference.use
    end = use.chain[-1][1] if use.chain else use.span.end
    text_span = reference.string.text or reference.string.span
    return [Edit(use.span.start, end, module.encode()), Edit(*text_span, attributes.encode())]


def _message(draft: Draft) -> str:
    return f"use of {draft.old} becomes {draft.new}"


def refusal(file: File, variable: Variable, references: list[Reference]) -> str | None:
    """Why uses through a variable cannot be changed at all."""
    plain = [found for found in variable.imports if found.plain]
    whole = all("." not in found.dotted for found in plain) and not any(
        one.depth for one in references
    )
    if variable.others and plain and not whole:
        return f"`{variable.name}` is also bound in another way"
    if not variable.is_settled:
        return f"`{variable.name}` may be something else: it is bound more than once"
    if file.reading.scopes[variable.scope].kind is ScopeKind.CLASS:
        return f"`{variable.name}` is an attribute of a class here"
    return next((reason for one in references if (reason := _fixed(file, one))), None)


def _fixed(file: File, reference: Reference) -> str | None:
    """Why the text of a reference cannot be changed."""
    if b"#" in file.source.code[slice(*reference.span)]:
        return "a comment stands inside of it"
    if reference.use.fixed:
        return f"`{reference.use.name}` is also shown as text"
    if reference.string and len(reference.match.target.attributes) != 1:
        return "a patch can only name one attribute"
    return None


class Followed:
    """What plain imports and bound modules have in common."""

    def __init__(self, file: File, variable: Variable) -> None:
        self._file = file
        self._variable = variable

    def drafts(self, references: list[Reference]) -> list[tuple[Reference, Draft]]:
        """A finding for each reference; those whose edits are to be made."""
        reason = refusal(self._file, self._variable, references)
        taken = []
        for reference in references:
            draft = self._file.draft(reference.span, "", reference.match, problem=reason)
            draft.message = f"use of {draft.old}{draft.message}"
            if is_taken(draft):
                draft.message = _message(draft)
                taken.append((reference, draft))
        return taken

    def is_free(self, name: str, dotted: str, references: list[Reference]) -> bool:
        """Whether a name can be bound in the variable's scope and read where the uses are."""
        uses = [reference.use for reference in references]
        is_known = name in self._file.reading.words
        if not is_known and name.encode() in self._file.source.code:
            return False  # what it is here was not looked at
        return self._file.renaming.clash(self._variable, name, dotted, uses) is None
