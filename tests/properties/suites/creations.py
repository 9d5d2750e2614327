"""Statements that create things when a module is imported."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from tests.properties.suites.drawing import Drawing, Instance
from tests.properties.suites.package import Factory


@dataclass(frozen=True, slots=True)
class Creation:
    """A statement, with what it creates."""

    code: str
    #: The names that functions may read.
    instances: tuple[Instance, ...]
    #: Each call of a factory has one of its own, as its kind or as its base.
    labels: tuple[str, ...]
    imports: tuple[str, ...]


# ``N`` and ``M`` are names, ``C`` and ``D`` calls, ``I`` the import, ``B`` the factory, ``L`` the
# label, and ``X`` a name that is not used elsewhere.
_ONE: Mapping[str, str] = {
    "plain": "N = C",
    "annotated": "N: object = C",
    "comments": "# What all tests share.\nN = C  # shared",
    "over lines": "N = B(\n    kind=L,  # its kind\n)",
    "parentheses": "N = (C)",
}
_OTHERS: Mapping[str, str] = {
    "tuple": "N, M = C, D",
    "tuple in parentheses": "(N, M) = (C, D)",
    "list": "[N, M] = [C, D]",
    "tuple with another value": "N, X = C, 3",
    "chain": "N = M = C",
    "semicolon": "N = C; X = 1",
    "two on a line": "N = C; M = D",
    "import in a try that skips": "try:\n    I\n\n    N = C\nexcept ImportError:\n"
    "    pytest.skip('not there', allow_module_level=True)",
    "try that skips": "try:\n    N = C\nexcept RuntimeError:\n"
    "    pytest.skip('not there', allow_module_level=True)",
    "try that raises": "try:\n    N = C\nexcept RuntimeError as error:\n"
    "    raise ImportError from error",
    "try with another way": "try:\n    N = C\nexcept RuntimeError:\n    N = None",
    "try with an else": "try:\n    I\nexcept ImportError:\n    raise\nelse:\n    N = C",
    "try with a finally": "try:\n    N = C\nfinally:\n    pass",
    "except": "try:\n    import nowhere\nexcept ImportError:\n    N = C",
    "if": "if True:\n    N = C",
    "if with another way": "if DECOY:\n    N = C\nelse:\n    N = None",
    "two branches": "if DECOY:\n    N = C\nelse:\n    N = D",
    "if with more in it": "if True:\n    X = 1\n    N = C\n    print(X)",
    "with": "with nullcontext():\n    N = C",
    "loop": "for _ in (1,):\n    N = C",
    "bound before": "N = None\nN = C",
    "argument is a constant": "X = L\nN = B(kind=X, base=L)",
    "argument is bound again": "X = L\nN = B(kind=X, base=L)\nX = 'late'",
    "argument is a loop's": "for X in (L,):\n    N = B(kind=X, base=L)",
    "argument is an exception's": "try:\n    raise ValueError(L)\nexcept ValueError as X:\n"
    "    N = B(kind=str(X), base=L)",
    "argument is deleted": "X = L\nN = B(kind=X, base=L)\ndel X",
    "argument is a lambda": "N = B(kind=(lambda N: N)(L), base=L)",
    "attribute of it": "N = C.itself",
    "argument of another call": "N = same(C)",
    "conditional": "N = C if True else None",
    "operator": "N = None or C",
    "element": "N = [C][0]",
    "comprehension": "N = [C for _ in (1,)][0]",
    "suppressed": "N = C  # migrator: ignore[fixtures]",
    "try whose flag is read": "try:\n    N = C\n    X = True\nexcept RuntimeError:\n    N = None\n"
    "    X = False\n\n\ndef test_X():\n    assert X",
    "if whose flag is read": "if DECOY:\n    X = 1\n    N = C\n\n\ndef test_X():\n    assert X",
    "try whose import is read": "try:\n    from app.decoys import same as X\n\n    N = C\n"
    "except ImportError:\n    pytest.skip('not there', allow_module_level=True)\n\n\n"
    "def test_X():\n    assert X",
    "else of checkers": "if TYPE_CHECKING:\n    N = None\nelse:\n    N = C",
    "nested blocks": "if True:\n    try:\n        N = C\n    except RuntimeError:\n        raise",
    "made by a function's argument": "def X():\n    return L\n\n\nN = B(kind=X(), base=L)",
    "keeps a function": "def X():\n    return N.kind\n\n\nN = C",
    "backslash": "N = \\\n    C",
    "walrus": "assert (N := C)",
    "rebound by a function": "N = C\n\n\ndef X():\n    global N\n    N = DECOY",
    "exported": "__all__ = ['N']\nN = C",
    "typed for checkers": "if TYPE_CHECKING:\n    from app.things import Thing\n\nN: 'Thing' = C",
}
_NAMELESS: Mapping[str, str] = {
    "class body": "class X:\n    held = C",
    "default": "def X(held=C):\n    return held",
    "decorator": "@C.wraps\ndef X():\n    pass",
    "expression": "C",
    "list": "X = [C]",
    "dict": "X = {1: C}",
}
_PLACES = re.compile(r"(?<!\w)(?:test_X|[A-Z])\b")
_NAMES = ("manager", "manager", "service", "client", "thing", "cache")
#: What is done with a thing while the module is imported.
READS: Mapping[str, str] = {
    "assignment": "X = N.kind",
    "another name": "X = N",
    "expression": "print(N)",
    "attribute": "N.mark = 'mark'",
    "default": "def X(value=N):\n    return value",
    "decorator": "@N.wraps\ndef X():\n    pass",
    "class body": "class X:\n    value = N",
    "condition": "if N:\n    X = 1",
    "comprehension": "X = [N.kind for _ in (1,)]",
    "lambda": "X = lambda: N",
    "class": "class X:\n    def go(self):\n        return N.kind",
    "decorator of a test": "@pytest.mark.parametrize('value', [N.kind])\ndef test_X(value):\n"
    "    assert value == K",
    "setup of the module": "def setup_module():\n    assert N.kind == K",
    "teardown of a function": "def teardown_function():\n    assert N.kind == K",
}


def fill(template: str, words: Mapping[str, str]) -> str:
    """A template with what its words stand for."""
    text = _PLACES.sub(lambda match: _word(match.group(), words), template)
    return text.replace("'", '"')


def _word(word: str, words: Mapping[str, str]) -> str:
    return "test_" + words["X"] if word == "test_X" else words.get(word, word)


def creation(drawing: Drawing, factories: list[Factory], others: tuple[Instance, ...]) -> Creation:
    """A statement that makes one thing or two; ``others`` are there already."""
    factory = drawing.of(factories)
    form, name = drawing.shape("import", factory.imports)
    taken = {instance.name for instance in others}
    first = drawing.of([name for name in _NAMES if name not in taken])
    names = [first, drawing.of([name for name in _NAMES if name not in {*taken, first}])]
    label, other_label = drawing.fresh("k"), drawing.fresh("k")
    template = _template(drawing, factory)
    kinds = {"N": label, "M": label if "N = M = C" in template else other_label}
    call, kinds["N"] = _call(drawing, name, label, others)
    code = fill(
        template,
        {
            "N": names[0],
            "M": names[1],
            "I": form,
            "B": name,
            "L": f'"{label}"',
            "C": call,
            "D": f'{name}(kind="{other_label}")',
            "X": drawing.fresh("value"),
        },
    )
    if "C" not in template:
        kinds["N"] = label
    if "N = M = C" in template:
        kinds["M"] = kinds["N"]
    waits = factory.is_async and "asyncio" not in code
    instances = [Instance(names[0], kinds["N"], waits)]
    if "M" in template:
        instances.append(Instance(names[1], kinds["M"], waits))
    labels = (label, other_label) if "D" in template.replace("DECOY", "") else (label,)
    is_inside = "I\n" in template and not drawing.chance(20)
    return Creation(code, tuple(instances), labels, () if is_inside else (form,))


def _template(drawing: Drawing, factory: Factory) -> str:
    if drawing.chance(45):
        template = drawing.shape("creation", _OTHERS)
    else:
        template = drawing.shape("creation", _ONE)
    if factory.is_async and " C.itself" in template:
        return "N = C"
    if factory.is_async and drawing.chance(25) and template == "N = C":
        drawing.shapes.append("creation: asyncio.run")
        return "N = asyncio.run(C)"
    return template


def _call(drawing: Drawing, name: str, label: str, others: tuple[Instance, ...]) -> tuple[str, str]:
    """A call of a factory, and the kind of what it gives."""
    ready = [other for other in others if not other.is_async]
    if not ready or not drawing.chance(30):
        return f'{name}(kind="{label}")', label
    other = drawing.of(ready)
    if drawing.named("feeding", ["the thing", "its kind"]) == "the thing":
        return f'{name}(kind="{label}", base={other.name})', label
    return f'{name}(kind={other.name}.kind + "x", base="{label}")', other.kind + "x"


def nameless(drawing: Drawing, factory: Factory) -> Creation:
    """A call at import time that leaves no name."""
    form, name = drawing.shape("import", factory.imports)
    label = drawing.fresh("k")
    words = {"C": f'{name}(kind="{label}")', "X": drawing.fresh("value")}
    template = drawing.shape("nameless creation", _NAMELESS)
    if factory.is_async and "wraps" in template:
        template = "C"
    return Creation(fill(template, words), (), (label,), (form,))
