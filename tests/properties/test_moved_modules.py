"""Modules do after a move what they did before it: some written by hand, others drawn."""

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings

from tests.properties.modules import MOVE, modules, run
from tests.properties.moving import Moved, moved

_SETTINGS = settings(
    deadline=None,
    max_examples=100,
    suppress_health_check=list(HealthCheck),
    phases=[phase for phase in Phase if phase is not Phase.explain],
)


def _moved_soundly(code: str) -> Moved:
    before = code.encode()
    after = moved(before, MOVE)
    assert after.defects == {}
    assert run(after.data) == run(before)
    return after


@pytest.mark.parametrize(
    "code",
    [
        "from old import thing\nthing()",
        "from old import thing as a\na()",
        "import old\nold.thing(old.other)",
        "import old as m\nm.thing()",
        "from old import thing\nclass C:\n  thing = thing\n  def f(self): thing()\nC().f()",
        "from old import thing\ndef f(thing=thing): return thing()\nf()",
        "from old import thing\ndef f():\n    return [renamed(thing) for renamed in (other,)]\nf()",
        "from old import thing\nf = lambda: (renamed := thing)\nf()()",
        "from old import thing\nother(f'{thing=}')",
        "from old import thing\nfor thing in (thing,): thing()\nthing()",
        "from old import thing\nmatch thing:\n    case thing: thing()",
        "from old import thing\ndef f():\n    global thing\n    thing = other\nf()\nthing()",
        "def f():\n    from old import thing\n    def g():\n        nonlocal thing\n"
        "        thing(1)\n        thing = other\n    g()\n    thing()\nf()",
        # The new names are something else where the old ones are used.
        "import old\ndef f(new):\n    return old.thing(new)\nf(1)",
        "import old\nf = lambda new=1: old.thing(new)\nf()",
        "import old\n[old.thing(new) for new in (1, 2)]",
        "def f():\n  import old\n  def g():\n    new = 1\n    old.thing(new)\n  g()\nf()",
        # A class body that is about to bind a name reads the module's, not the function's.
        "from old import thing\ndef f():\n  class thing:\n    thing = thing\n  thing.thing()\nf()",
        # A declaration of a name that is a parameter would not compile.
        "from old import thing\ndef f(renamed):\n    global thing\n    thing = renamed\n"
        "thing()\nf(1)",
        "from old import thing\ndef f(renamed=1):\n    global thing\n    from old import thing\n"
        "    thing(renamed)\nf()",
        # One of two imports of a module is still needed for another name.
        "import old\nold.other(1)\nif other:\n    import old\n    old.thing()",
        "if other:\n    import old\nelse:\n    import old\nold.other(1)\nold.thing()",
        # The name is bound again, to what it moves to.
        "from old import thing\nfrom new import renamed\nthing = renamed\nthing()",
        # To delete a name is to make it local.
        "import old\ndef f():\n    try: old.thing(1)\n    finally: del new\nf()",
        # Nothing in the file binds the new name, but something does.
        "from old import thing\n__builtins__['renamed'] = other\nrenamed(thing)",
    ],
)  # fmt: skip
def test_a_small_module_does_after_a_move_what_it_did_before(code: str) -> None:
    after = _moved_soundly(code)
    assert after.findings
    assert run(code.encode())


@pytest.mark.parametrize(
    "code",
    [
        "try:\n    import old\nexcept ImportError:\n    old = None\nold.thing()",
        "for old in (1, 2):\n    import old\n    old.thing()",
        "import old\nold = old.thing\nold()",
        "import old\nclass old:\n    x = old.thing()",
        "import old as m\nm = m or None\nm.thing()",
        "class C:\n    import old\n    old.thing()",
        "class C:\n    try: import old\n    except ImportError: pass\n    old.thing()",
        "try: import old\nexcept ImportError: pass\nold.thing()",
        "try:\n    import old as m\nexcept ImportError:\n    m = None\nm.thing()",
        "try:\n    from old import thing\nexcept ImportError:\n    thing = None\nthing()",
    ],
)
def test_a_use_of_what_is_bound_in_two_ways_is_not_passed_over(code: str) -> None:
    assert _moved_soundly(code).findings


@_SETTINGS
@given(modules())
def test_a_module_does_after_a_move_what_it_did_before(code: str) -> None:
    # A name that nothing binds may well be bound by an import that is new.
    assume("NameError" not in run(code.encode()))
    _moved_soundly(code)


@_SETTINGS
@given(modules())
def test_after_a_move_nobody_needs_the_old_place(code: str) -> None:
    before = run(code.encode())
    assume("NameError" not in before)
    after = moved(code.encode(), MOVE)
    assume(after.is_plain and not after.defects)
    assert run(after.data, old_is_gone=True) == before


def test_drawn_modules_are_worth_their_while() -> None:
    seen: list[bool] = []

    @settings(_SETTINGS, database=None, derandomize=True)
    @given(modules())
    def draw(code: str) -> None:
        seen.append(moved(code.encode(), MOVE).data != code.encode() and bool(run(code.encode())))

    draw()
    assert sum(seen) > len(seen) / 4
