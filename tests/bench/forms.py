"""The forms in which the deprecated symbol occurs, in the proportions of a real repository.

The weights follow the counts of sites in one real code base: imports of the old module most of
all, a good part of them inside functions; patch strings, most of them aimed at use sites; mentions
in prose and data.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from string import Template

from . import templates, words

SYMBOL = "create_websocket_manager"
OLD_MODULE = "app.websocket_core.websocket_manager_factory"
NEW_MODULE = "app.websocket_core.websocket_manager"
OLD_NAME = f"{OLD_MODULE}.{SYMBOL}"
NEW_NAME = f"{NEW_MODULE}.{SYMBOL}"

_FROM = "from $old_module import $symbol"
_SEVERAL = (
    "from $old_module import FactoryInitializationError, $symbol, validate_user_context",
    "from $old_module import $symbol, validate_user_context, FactoryInitializationError",
)
_PARENTHESISED = (
    """from $old_module import (
    FactoryInitializationError,
    $symbol,
    validate_user_context,
)""",
    """from $old_module import (FactoryInitializationError, validate_user_context,
                             $symbol)""",
)
_COMMENTED = (
    """from $old_module import (
    FactoryInitializationError,  # raised when settings are missing
    $symbol,  # the ${noun} needs its own
    # checked before every ${other}
    validate_user_context,
)""",
)
_ALIASED = (
    "from $old_module import $symbol as make_manager",
    "from $old_module import (\n    WebSocketManagerFactory,\n    $symbol as make_manager,\n)",
)
_TAKEN_NAME = "from $new_module import get_websocket_manager as $symbol"
_MODULE_ALIASES = (
    "import $old_module as manager_factory",
    "from app.websocket_core import websocket_manager_factory as manager_factory",
)
_NO_SUCH_MODULE = """try:
    from app.websocket_core.manager_pool import $symbol
except ImportError:
    $symbol = None"""


@dataclass(frozen=True)
class Form:
    """One form: how often, where, with what import (one of several), used how (one of several)."""

    weight: int
    imports: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()
    call: str = SYMBOL
    also: str = ""
    where: str = "anywhere"
    binds: bool = False
    """A module of this form has the symbol as a global, so that a patch may aim at it."""


FORMS: dict[str, Form] = {
    "from-import": Form(32, (_FROM,), templates.USES, binds=True),
    "several names": Form(12, _SEVERAL, templates.USES, also=templates.NEIGHBOUR_USE, binds=True),
    "parenthesised": Form(
        22, _PARENTHESISED, templates.USES, also=templates.NEIGHBOUR_USE, binds=True
    ),
    "parenthesised, comments": Form(
        4, _COMMENTED, templates.USES, also=templates.NEIGHBOUR_USE, binds=True
    ),
    "function-local": Form(10, (), templates.LOCAL),
    "function-local, guarded": Form(30, (), templates.LOCAL_GUARDED),
    "module try/except": Form(6, templates.MODULE_TRY, templates.USES),
    "as alias": Form(10, _ALIASED, templates.USES, call="make_manager"),
    "other under this name": Form(1, (_TAKEN_NAME,), templates.USES),
    "import module as": Form(2, _MODULE_ALIASES, templates.USES, call=f"manager_factory.{SYMBOL}"),
    "dotted import": Form(1, ("import $old_module",), templates.USES, call=OLD_NAME),
    "reference, no call": Form(8, (_FROM,), templates.REFERENCES, binds=True),
    "imported, unused": Form(22, (_FROM, f"{_FROM}  # noqa: F401"), ("",)),
    "other function": Form(14, ("from app.websocket_core import $symbol",), templates.USES),
    "through a re-export": Form(
        6, ("from app.websocket_core.compat import $symbol",), templates.USES
    ),
    "no such module": Form(2, (_NO_SUCH_MODULE,), templates.USES),
    "attribute or method": Form(12, (), templates.ATTRIBUTES),
    "patch use site, with": Form(16, (), templates.PATCH_WITH, where="tests"),
    "patch use site, decorator": Form(8, (), templates.PATCH_DECORATOR, where="tests"),
    "patch direct": Form(8, (), templates.PATCH_WITH, where="tests"),
    "patch of nothing": Form(8, (), templates.PATCH_WITH, where="tests"),
    "monkeypatch": Form(2, (), templates.MONKEYPATCH, where="tests"),
    "docstring": Form(6, (), templates.DOCSTRINGS),
    "comment": Form(5, (), templates.COMMENTS),
    "string as data": Form(12, (), templates.DATA),
    "getattr by string": Form(1, (), templates.BY_NAME),
    "exec": Form(1, (), templates.EXECUTED, where="tests"),
    "import_module": Form(4, (), templates.IMPORTED_BY_NAME, where="tests"),
}
"""The form a file is chosen for."""

BESIDE: dict[str, float] = {
    "docstring": 0.18,
    "comment": 0.16,
    "string as data": 0.2,
    "attribute or method": 0.1,
    "function-local, guarded": 0.1,
}
"""Forms that stand beside another one in the same file, and how often."""


@dataclass(frozen=True)
class Passage:
    """What one form puts into a file: lines among its imports, and top-level text."""

    form: str
    imports: str
    body: str


def apportion(total: int) -> list[str]:
    """`total` forms in their proportions, the most frequent first; every one if there is room."""
    ranked = sorted(FORMS, key=lambda name: -FORMS[name].weight)
    least = min(1, total // len(ranked))
    counts = dict.fromkeys(ranked, least)
    weights = sum(form.weight for form in FORMS.values())
    while sum(counts.values()) < total:
        # The form that lags furthest behind its share.
        counts[
            max(ranked, key=lambda name: FORMS[name].weight / weights * total - counts[name])
        ] += 1
    return [name for name in ranked for _ in range(counts[name])]


def passage(
    draw: Random, name: str, targets: Sequence[str] = (OLD_MODULE,), *, test: bool = False
) -> Passage:
    """One form, written out; a patch aims at one of the modules in `targets`."""
    form = FORMS[name]
    fill = _filler(draw, form.call, draw.choice(targets))
    uses = [use for use in form.uses if test or ("pytest." not in use and "def test_" not in use)]
    body = fill(draw.choice(uses or form.uses))
    if "patch" in name:  # such a file seldom has but one
        again = _filler(draw, form.call, draw.choice(targets))
        body += "\n\n\n" + again(draw.choice(form.uses))
    elif form.also:
        body += "\n\n\n" + fill(form.also)
    imports = [text for text in form.imports if test or "pytest." not in text]
    return Passage(name, fill(draw.choice(imports)) if imports else "", body)


def _filler(draw: Random, call: str, target: str) -> "_Filler":
    noun, other = draw.sample(words.NOUNS, 2)
    return _Filler(
        {
            "symbol": SYMBOL,
            "old_module": OLD_MODULE,
            "new_module": NEW_MODULE,
            "call": call,
            "target": target,
            "noun": noun,
            "Noun": words.camel(noun),
            "NOUN": noun.upper(),
            "other": other,
            "verb": draw.choice(words.VERBS),
            "sentence": words.sentence(draw),
        }
    )


@dataclass(frozen=True)
class _Filler:
    """Fills templates with one set of words."""

    words: dict[str, str]

    def __call__(self, text: str) -> str:
        return Template(text.strip("\n")).substitute(self.words)


def legacy(draw: Random, number: int) -> Passage:
    """An import and a use of the further old name `number`."""
    module, name = f"app.legacy.mod_{number}", f"name_{number}"
    noun, verb = draw.choice(words.NOUNS), draw.choice(words.VERBS)
    head = f"def {verb}_{noun}_{number}(values):\n"
    style = draw.randrange(4)
    if style == 0:
        local = f"    from {module} import {name}\n\n"
        return Passage("legacy", "", f"{head}{local}    return [{name}(value) for value in values]")
    if style == 1:
        return Passage(
            "legacy",
            f"from {module} import {name} as legacy_{number}",
            f"{head}    return legacy_{number}(values)",
        )
    line = f"from {module} import {name}"
    return Passage("legacy", line, f"{head}    return {name}(values) or {name}.__name__")
