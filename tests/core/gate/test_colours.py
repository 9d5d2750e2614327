"""Awaits of plain functions, and coroutines that get lost."""

import pytest

from migrator.core.diff import FileChange
from migrator.core.edits import Edit
from migrator.core.gate.colours import new_colour_faults
from migrator.core.gate.faults import Fault
from tests.core.gate.views import view

MANAGER = """
from dataclasses import dataclass

class Manager: ...
class Awaited:
    def __await__(self): ...
class Sub(Awaited): ...
class Shared:
    def __new__(cls): return cls.future
    @classmethod
    async def create(cls): return cls()
    @staticmethod
    def plain(): return 1
@dataclass
class Context:
    user: str

async def get_mgr(c=None): return Manager()
def make_mgr(c=None): return Manager()
"""


def found(text: str, manager: str = MANAGER, **others: str) -> list[Fault]:
    files = {"app/__init__.py": "", "app/manager.py": manager, "use.py": text}
    files |= {f"app/{name}.py": content for name, content in others.items()}
    change = FileChange("use.py", None, text.encode())
    return new_colour_faults(view({}), view(files), [change])


def codes(text: str, manager: str = MANAGER, **others: str) -> list[str]:
    return [fault.code for fault in found(text, manager, **others)]


@pytest.mark.parametrize(
    "text",
    [
        "from app.manager import make_mgr\nasync def f(c): return await make_mgr(c)\n",
        "from app.manager import make_mgr as m\nasync def f(c): return (await m(c)).send(1)\n",
        "import app.manager\nasync def f(c): await app.manager.make_mgr(c)\n",
        "from app import manager as w\nasync def f(c): await w.make_mgr(c)\n",
        "async def f(c):\n    from app.manager import make_mgr\n    await make_mgr(c)\n",
        "from app.manager import *\nasync def f(c): await make_mgr(c)\n",
        "def g(): return 1\nasync def f(c): await g()\n",
        "from app.manager import make_mgr\nOld = make_mgr\nasync def f(c): await Old(c)\n",
        "from app.manager import Manager\nasync def f(c): await Manager()\n",
        "from app.manager import Context\nasync def f(c): await Context('u')\n",
        "from app.manager import Shared\nasync def f(c): await Shared.plain()\n",
        "from app.manager import make_mgr\nasync def f(c): x = [await make_mgr(y) for y in c]\n",
    ],
)
def test_an_await_of_a_plain_function_is_a_fault(text: str) -> None:
    [fault] = found(text)
    assert (fault.path, fault.code) == ("use.py", "sync-awaited")


@pytest.mark.parametrize(
    "text",
    [
        "from app.manager import get_mgr\nasync def f(c): return await get_mgr(c)\n",
        "from app.manager import Awaited, Sub, Shared\n"
        "async def f(c):\n    await Awaited()\n    await Sub()\n    await Shared()\n",
        "from app.manager import Shared\nasync def f(c): await Shared.create()\n",
        "from elsewhere import make_mgr\nasync def f(c): await make_mgr(c)\n",
        "from app.manager import make_mgr\nasync def f(make_mgr): await make_mgr(1)\n",
        "from app.manager import make_mgr\n"
        "async def f(c):\n    make_mgr = c.m\n    await make_mgr(1)\n",
        "from app.manager import make_mgr\nasync def f(c): await c.make_mgr()\n",
        "class A:\n    def g(self): return 1\n    async def f(self): await self.g()\n",
        "from app.manager import make_mgr\nif X:\n    from x import make_mgr\n"
        "async def f(c): await make_mgr()\n",
        "from app import manager as w\nw.make_mgr = Fake()\nasync def f(c): await w.make_mgr(c)\n",
        "from app import manager as w\n@patch.object(w, 'make_mgr', AsyncMock())\n"
        "async def f(c): await w.make_mgr(c)\n",
        "from app.manager import make_mgr\nasync def f(c): await make_mgr(c).ready()\n",
    ],
)
def test_an_await_that_may_be_right_is_none(text: str) -> None:
    assert not found(text)


@pytest.mark.parametrize(
    "function",
    [
        "def g(): ...\n",
        "def g(): raise NotImplementedError\n",
        "def g():\n    log()\n    raise NotImplementedError\n",
        "def g(): return other()\n",
        "def g(x): return x\n",
        "def g(x): return x.y\n",
        "def g(x): return x[0]\n",
        "def g(x): return x | 1\n",
        "def g(): return get_mgr()\n",
        "def g(): return asyncio.sleep(1)\n",
        "def g(): return g()\n",
        "def g(): return h()\ndef h(): return g()\n",
        "def g(x):\n    if x:\n        return 1\n    return x\n",
        "def g(x):\n    y = 1\n    y = x\n    return y\n",
        "def g(x):\n    if x:\n        x = 1\n    return x\n",
        "def g():\n    with a() as y:\n        return y\n",
        "def g():\n    for y in a():\n        return y\n",
        "def g():\n    y = 1\n    def h():\n        nonlocal y\n        y = get_mgr()\n"
        "    h()\n    return y\n",
        "def g() -> Awaitable[int]: return make_mgr()\n",
        "def g() -> 'asyncio.Task[int]': return make_mgr()\n",
        "@decorated\ndef g(): return 1\n",
        "from types import coroutine\n@coroutine\ndef g():\n    yield\n",
        "g = partial(get_mgr)\n",
        "g = lambda: get_mgr()\n",
        "async def g(): ...\n",
        "if x:\n    def g(): return 1\nelse:\n    async def g(): ...\n",
        "def g(): return 1\ng = wrap(g)\n",
        "one = None\ndef g():\n    global one\n    one = one or start()\n    return one\n",
        "one = None\ndef g():\n    return one\ndef h():\n    global one\n    one = start()\n",
        "class g(Base): ...\n",
        "class g(metaclass=Meta): ...\n",
        "@decorated\nclass g: ...\n",
        "def __getattr__(n): ...\n",
    ],
)
def test_what_may_give_something_to_await_is_not_judged(function: str) -> None:
    text = "from app.manager import g\nasync def f(): await g()\n"
    assert not found(text, f"{MANAGER}\n{function}")


@pytest.mark.parametrize(
    "function",
    [
        "def g(): print(1)\n",
        "def g():\n    return\n",
        "def g(): return [1]\n",
        "def g(): return f'{x}'\n",
        "def g(x): return x > 1 and not x\n",
        "def g(x): return x + 1\n",
        "def g(x): return len(x)\n",
        "def g(x): return dict(x)\n",
        "def g(): return make_mgr()\n",
        "def g():\n    m = make_mgr()\n    m.x = 1\n    return m\n",
        "def g(x): return Manager() if x else None\n",
        "def g():\n    from app.manager import Manager as M\n    return M()\n",
        "def g(): yield 1\n",
        "def g() -> 'Manager': return Manager()\n",
        "def g():\n    async def h(): return await x\n    asyncio.run(h())\n",
        "one = None\ndef g():\n    global one\n    if one is None:\n        one = Manager()\n"
        "    return one\n",
        "ONE: 'Manager' = Manager()\ndef g(): return ONE\n",
        "class g: ...\n",
        "class g(Exception): ...\n",
        "class g(Manager): ...\n",
    ],
)
def test_what_surely_gives_nothing_to_await_is_judged(function: str) -> None:
    text = "from app.manager import g\nasync def f(): await g()\n"
    assert codes(text, f"{MANAGER}\n{function}") == ["sync-awaited"]


@pytest.mark.parametrize(
    "text",
    [
        "from app.manager import get_mgr\nasync def f(c):\n    get_mgr(c)\n",
        "from app.manager import get_mgr\ndef f(c):\n    get_mgr(c)\n",
        "from app.manager import get_mgr\nasync def f(c): return get_mgr(c).send(1)\n",
        "from app.manager import get_mgr\nasync def f(c): return get_mgr(c)['x']\n",
        "from app.manager import get_mgr\nx = get_mgr(\n    (1)).x\n",
        "from app.manager import get_mgr\ndef f(c): get_mgr(c).x = 1\n",
        "from app.manager import get_mgr\nif x: get_mgr(1)\n",
        "from app import manager\ndef f(c):\n    manager.get_mgr(c)\n",
        "async def main(): ...\nmain()\n",
        "from app.manager import Shared\ndef f():\n    Shared.create()\n",
        "from app.manager import get_mgr\nasync def f(c):\n    await get_mgr(c).ready()\n",
    ],
)
def test_a_coroutine_that_is_dropped_or_used_is_lost(text: str) -> None:
    [fault] = found(text)
    assert (fault.path, fault.code) == ("use.py", "coroutine-lost")


@pytest.mark.parametrize(
    "text",
    [
        "from app.manager import get_mgr\nx = get_mgr(1)\n",
        "from app.manager import get_mgr\nasync def f(): await gather(*[get_mgr(c) for c in x])\n",
        "from app.manager import get_mgr\nasyncio.run(get_mgr(1))\n",
        "from app.manager import get_mgr\ndef f(c): return get_mgr(c)\n",
        "from app.manager import get_mgr\nasync def f(c): (await get_mgr(c)).send(1)\n",
        "from app.manager import get_mgr\nget_mgr(1).close()\n",
        "from app.manager import get_mgr\nget_mgr(1).send(None)\n",
        "from app.manager import get_mgr\nget_mgr(1).__await__()\n",
        "from app.manager import get_mgr\nget_mgr(1).cr_frame.f_locals\n",
        "from app.manager import get_mgr\nwith pytest.raises(TypeError):\n    get_mgr(1, 2)\n",
        "from app.manager import get_mgr\nwith self.assertRaises(TypeError):\n    get_mgr(1, 2)\n",
        "from app.manager import get_mgr\nget_mgr.cache_clear()\n",
        "from app.manager import get_mgr\ndef f(get_mgr):\n    get_mgr(1)\n",
        "from app.manager import get_mgr\nget_mgr = print\nget_mgr(1)\n",
        "from elsewhere import get_mgr\nget_mgr(1)\n",
        "async def g():\n    yield 1\ng().x\n",
        "@task\nasync def g(): ...\ng()\n",
        "class A:\n    async def g(self): ...\n    def f(self):\n        self.g()\n",
        "@patch('use.get_mgr')\ndef f(m):\n    get_mgr(1)\nfrom app.manager import get_mgr\n",
        "try:\n    from app.manager import get_mgr\n"
        "except E:\n    def get_mgr(c): ...\nget_mgr(1)\n",
    ],
)
def test_a_coroutine_that_may_be_wanted_is_not(text: str) -> None:
    assert not found(text)


def test_messages_hold_no_lines_and_say_what_to_do() -> None:
    awaited = "from app.manager import make_mgr\nasync def f(c): await make_mgr(c)\n"
    lost = "from app.manager import get_mgr\nget_mgr(1)\n"
    assert found(awaited)[0].message == "make_mgr() is awaited, and gives nothing that can be"
    assert found(lost)[0].message == "the coroutine that get_mgr() gives is not awaited"
    assert found(f"\n{lost}")[0].identity == found(lost)[0].identity


def changed(path: str, old: str, new: str) -> FileChange:
    data = old.encode()
    return FileChange.edited(path, data, [Edit(0, len(data), new.encode())])


def test_what_was_wrong_before_is_not_told_whatever_it_is_called_now() -> None:
    manager = f"{MANAGER}\ndef old_mgr(): return Manager()\n"
    old = "from app.manager import old_mgr\nasync def f(): await old_mgr()\n"
    new = "from app.manager import make_mgr\nasync def f(): await make_mgr()\n"
    before = view({"app/manager.py": manager, "use.py": old})
    after = view({"app/manager.py": manager, "use.py": new})
    assert not new_colour_faults(before, after, [changed("use.py", old, new)])


def test_a_definition_that_changes_its_colour_makes_its_callers_wrong_wherever_they_are() -> None:
    async_text = "async def g(): ...\n"
    sync_text = "def g(): return 1\n"
    old = "from app import g\nasync def f():\n    await g()\n"
    new = f"{old}    # changed\n"
    untouched = "from app import g\nasync def f(): await g()\n"
    namesake = "from elsewhere import g\nasync def f(): await g()\n"
    others = {"other.py": untouched, "namesake.py": namesake}
    before = view({"app.py": async_text, "use.py": old, **others})
    after = view({"app.py": sync_text, "use.py": new, **others})
    changes = [changed("app.py", async_text, sync_text), changed("use.py", old, new)]
    found = new_colour_faults(before, after, changes)
    assert [fault.path for fault in found] == ["other.py", "use.py"]


def test_files_that_are_deleted_or_no_python_or_broken_are_passed_over() -> None:
    after = view({"app/manager.py": MANAGER, "b.md": "await make_mgr()", "c.py": "await (\n"})
    changes = [
        FileChange("a.py", b"x", None),
        FileChange("b.md", None, b"await make_mgr()"),
        FileChange("c.py", None, b"await (\n"),
    ]
    assert not new_colour_faults(view({}), after, changes)


def test_a_re_export_under_another_name_is_followed() -> None:
    text = "from app.api import build\nasync def f(): await build()\n"
    assert codes(text, api="from app.manager import make_mgr as build\n") == ["sync-awaited"]
    assert not codes(text, api="from app.manager import get_mgr as build\n")
