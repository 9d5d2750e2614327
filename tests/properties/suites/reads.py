"""Reads of a thing: expressions in every position, and statements around them.

In the templates ``N`` is the name that holds the thing, ``K`` its kind, and ``T`` an expression
that gives the thing. ``DECOY`` is of another kind, and goes by that name for a while.
"""

import re
from collections.abc import Mapping

from tests.properties.suites.drawing import Drawing, Instance, Lines

_WORDS = re.compile(r"\b[NKT]\b")


def filled(template: str, instance: Instance, thing: str = "") -> str:
    """A template with what it speaks of."""
    words = {"N": instance.name, "K": f'"{instance.kind}"', "T": thing or instance.name}
    return _WORDS.sub(lambda match: words[match.group()], template)


THINGS: Mapping[str, str] = {
    "parentheses": "(T)",
    "lambda": "(lambda: T)()",
    "default of a lambda": "(lambda held=T: held)()",
    "default of a lambda's parameter of the name": "(lambda N=T: N)()",
    "parameter of a lambda": "(lambda N: N)(T)",
    "keyword-only parameter of a lambda": "(lambda *, N: N)(N=T)",
    "rest of a lambda": "(lambda *N: N[0])(T)",
    "comprehension": "[T for _ in (1,)][0]",
    "variable of a comprehension": "[N for N in (T,)][0]",
    "second variable of a comprehension": "[N for held in (T,) for N in (held,)][0]",
    "nested comprehension": "[[held for held in (T,)][0] for _ in (1,)][0]",
    "lambda in a comprehension": "[(lambda: T) for _ in (1,)][0]()",
    "generator with a condition": "next(held for held in (T,) if held.kind)",
    "dict comprehension": "{key: T for key in (1,)}[1]",
    "value of a dict": "{'N': T}['N']",
    "tuple": "(T, 1)[0]",
    "starred in a list": "[*(T, 1)][0]",
    "starred itself": "[*T][0]",
    "argument": "same(T)",
    "keyword argument of the name": "dict(N=T)['N']",
    "keyword argument": "same(thing=T)",
    "starred argument": "same(*[T])",
    "dict of arguments": "same(**dict(thing=T))",
    "conditional": "(T if True else None)",
    "condition": "([T][0] if N else None)",
    "operator": "(None or T)",
    "comparison": "(T is not None and T)",
    "attribute": "T.itself",
    "chain of attributes": "T.itself.itself",
    "method": "T.me()",
    "subscript of": "T['itself']",
    "subscript by": "{T.kind: T}[T.kind]",
}
KINDS: Mapping[str, str] = {
    "attribute": "T.kind",
    "call": "T()",
    "f-string": 'f"{ T.kind }"',
    "bare f-string": 'f"{N}"',
    "nested f-string": "f\"{N}{f''}\"",
    "f-string with a format": 'f"{N!s:>{len(N.kind)}}"',
    "f-string that says itself": 'f"{N.kind=}"[-1 - len(K):-1]',
    "string": "str(T)",
    "format": '"{}".format(T)',
    "getattr": "getattr(T, 'kind')",
    "slice": "T.kind[: len(T.kind)]",
    "walrus": "(held := T).kind",
    "subscript": "T['kind']",
    "over lines": "(\n    T\n    .kind\n)",
}
ASYNC_KINDS: Mapping[str, str] = {
    "await": "await T.fetch()",
    "await in parentheses": "(await T.fetch())",
    "await in a comprehension": "[await T.fetch() for _ in (1,)][0]",
}


def thing(drawing: Drawing, instance: Instance) -> str:
    """An expression that gives the thing."""
    found = instance.name
    for _ in range(drawing.of([0, 0, 1, 1, 2])):
        found = filled(drawing.shape("thing", THINGS), instance, found)
    return found


def kind(drawing: Drawing, instance: Instance, *, is_async: bool) -> str:
    """An expression that gives the kind."""
    table = {**KINDS, **ASYNC_KINDS} if is_async else KINDS
    return filled(drawing.shape("kind", table), instance, thing(drawing, instance))


#: ``R`` stands for a read of the kind, and always reads the name outside of what N binds.
_STATEMENTS: Mapping[str, str] = {
    "assertion": "assert R == K",
    "plain assertion": "assert N.kind == K",
    "message of an assertion": "assert R == K, N",
    "nested function": "def inner():\n    return R\n\nassert inner() == K",
    "function nested twice": "def outer():\n    def inner():\n        return R\n\n"
    "    return inner\n\nassert outer()() == K",
    "default of a nested function": "def inner(held=N):\n    return held.kind\n\n"
    "assert inner() == K",
    "default of a nested function of the name": "def inner(N=N):\n    return N.kind\n\n"
    "assert inner() == K",
    "parameter of a nested function": "def inner(N):\n    return N.kind\n\n"
    "assert inner(DECOY) == 'decoy'\nassert R == K",
    "nested function that binds it": "def inner():\n    N = DECOY\n    return N.kind\n\n"
    "assert inner() == 'decoy'\nassert R == K",
    "nested function that declares it": "def inner():\n    global N\n    return N.kind\n\n"
    "assert inner() == K",
    "nested generator": "def inner():\n    yield N\n\nassert next(inner()).kind == K",
    "nested coroutine that is not run": "async def inner():\n    return await N.fetch()\n\n"
    "assert inner\nassert R == K",
    "decorator of a nested function": "@N.wraps\ndef inner():\n    return R\n\nassert inner() == K",
    "annotation of a nested function": "def inner(held: N.kind) -> N.kind:\n    return held\n\n"
    "assert inner(R) == K",
    "variable of a comprehension": "assert [N.kind for N in (DECOY,)] == ['decoy']\nassert R == K",
    "parameter of a lambda": "assert (lambda N: N.kind)(DECOY) == 'decoy'\nassert R == K",
    "class body": "class Local:\n    held = N\n\n    def get(self):\n        return R\n\n"
    "assert Local.held.kind == Local().get() == K",
    "class body that binds it to itself": "class Local:\n    N = N\n\nassert Local.N.kind == K",
    "class body that binds it": "class Local:\n    N = DECOY\n\n    def get(self):\n"
    "        return R\n\nassert Local().get() == K",
    "base of a local class": "class Local(type(N)):\n    pass\n\nassert Local\nassert R == K",
    "with": "with N as held:\n    assert held.kind == K",
    "for": "for held in N:\n    assert held.kind == K",
    "while": "while R != K:\n    raise AssertionError",
    "store of an attribute": "N.mark = 'mark'\nassert N.mark == 'mark'\nassert R == K",
    "augmented attribute": "N.count += 1\nassert N.count\nassert R == K",
    "deleted attribute": "N.mark = 'mark'\ndel N.mark\nassert R == K",
    "target of a loop": "for N.mark in ('mark',):\n    assert R == K",
    "match": "match N:\n    case object(kind=held):\n        assert held == K",
    "guard": "match 1:\n    case _ if N:\n        assert R == K",
    "exception": "try:\n    raise ValueError(R)\nexcept ValueError as error:\n"
    "    assert str(error) == K",
    "annotated local": "held: 'object' = N\nassert held.kind == R == K",
    "namesake of an attribute": "held = SimpleNamespace(N=DECOY)\n"
    "assert held.N.kind == 'decoy'\nassert R == K",
    "string of the name": "assert 'N' == \"N\"\nassert R == K",
    "semicolons": "held = N; assert held.kind == K",
    "comment": "# N is what this is about\nassert R == K  # N",
    "backslash": "assert R \\\n    == K",
    "two reads": "assert (N.kind, N.kind) == (R, K)",
    "unpacking": "first, second = N, DECOY\nassert first.kind == K",
    "finally": "try:\n    pass\nfinally:\n    assert R == K",
}
_ASYNC_STATEMENTS: Mapping[str, str] = {
    "async with": "async with N as held:\n    assert held.kind == K",
    "async for": "async for held in N:\n    assert held.kind == K",
    "async comprehension": "assert [held.kind async for held in N] == [K]",
    "nested coroutine": "async def inner():\n    return await N.fetch()\n\n"
    "assert await inner() == K",
}
#: What makes the name one of the function's own.
_SHADOWS: Mapping[str, str] = {
    "assignment": "N = DECOY",
    "annotated assignment": "N: object = DECOY",
    "tuple": "N, other = DECOY, 1",
    "starred": "*N, other = (DECOY, 1)\nN = N[0]",
    "chain": "other = N = DECOY",
    "loop": "for N in (DECOY,):\n    pass",
    "with": "with nullcontext(DECOY) as N:\n    pass",
    "import": "from app.decoys import DECOY as N",
    "match": "match DECOY:\n    case N:\n        pass",
    "match of a class": "match DECOY:\n    case object(itself=N):\n        pass",
    "walrus": "assert (N := DECOY)",
    "walrus in a comprehension": "assert [(N := DECOY) for _ in (1,)]",
    "del": "N = DECOY\ndel N\nN = DECOY",
    "except": "try:\n    raise DECOY.error\nexcept ValueError as N:\n    assert N is DECOY.error\n"
    "N = DECOY",
    "augmented assignment": "N = 1\nN += 1\nN = DECOY",
    "nested class": "class N:\n    kind = 'decoy'",
    "nested function": "def N():\n    pass\n\nN.kind = 'decoy'",
    "nonlocal": "N = 1\n\ndef inner():\n    nonlocal N\n    N = DECOY\n\ninner()",
    "closure": "N = DECOY\nassert (lambda: N.kind)() == 'decoy'",
    "bound on another way": "if True:\n    N = DECOY\nelse:\n    N = 1",
    "not bound yet": "try:\n    N.kind\nexcept NameError:\n    N = DECOY",
}


def statements(drawing: Drawing, instance: Instance, *, is_async: bool) -> Lines:
    """Statements that read a thing and say of what kind it has to be."""
    table = {**_STATEMENTS, **_ASYNC_STATEMENTS} if is_async else _STATEMENTS
    template = drawing.shape("reads", table)
    nests = any(word in template for word in ("def ", "class ", "lambda"))
    read = kind(drawing, instance, is_async=is_async and not nests)
    if "\n" in read:
        read = " ".join(read.split())
    text = re.sub(r"\bR\b", lambda _match: "\0", template)
    return filled(text, instance).replace("\0", read).split("\n")


def shadow(drawing: Drawing, instance: Instance) -> Lines:
    """Statements after which the name is something else."""
    template = drawing.shape("shadows", _SHADOWS) + "\nassert N.kind == 'decoy'"
    return filled(template, instance).split("\n")
