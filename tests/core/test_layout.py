"""Which file is which module, from one source root or from several."""

import importlib.util

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migrator.core.layout import Layout, ModuleName

PATHS = [
    "top.py",
    "README.md",
    "pkg/__init__.py",
    "pkg/a.py",
    "pkg/sub/__init__.py",
    "pkg/sub/b.py",
    "space/inner/c.py",
    "docs/notes.txt",
    "stubs.pyi",
    "both/__init__.py",
    "both.py",
    "typed.py",
    "typed.pyi",
    "window.pyw",
]


@pytest.mark.parametrize(
    ("path", "dotted", "is_package", "package"),
    [
        ("top.py", "top", False, ""),
        ("pkg/__init__.py", "pkg", True, "pkg"),
        ("pkg/a.py", "pkg.a", False, "pkg"),
        ("pkg/sub/__init__.py", "pkg.sub", True, "pkg.sub"),
        ("pkg/sub/b.py", "pkg.sub.b", False, "pkg.sub"),
        ("pkg/__init__.pyi", "pkg", True, "pkg"),
        ("pkg/__main__.py", "pkg.__main__", False, "pkg"),
        ("space/inner/c.py", "space.inner.c", False, "space.inner"),
        ("stubs.pyi", "stubs", False, ""),
    ],
)
def test_a_file_has_the_name_that_imports_it(
    path: str, dotted: str, is_package: bool, package: str
) -> None:
    layout = Layout([path])
    assert layout.module(path) == ModuleName(dotted, is_package)
    assert layout.module(path).package == package
    assert layout.path(dotted) == path
    assert layout.exists(dotted)
    assert layout.owns(f"{dotted}.anything")
    assert list(layout.names()) == [dotted]


@pytest.mark.parametrize(
    ("path", "name"), [("bin/tool", "tool"), ("conf.d/tool", "tool"), ("tool", "tool")]
)
def test_a_script_without_an_ending_is_a_module_by_itself(path: str, name: str) -> None:
    layout = Layout([path, "conf.py"])
    assert layout.module(path).dotted == name
    assert layout.path("conf") == "conf.py"


@pytest.mark.parametrize(
    ("dotted", "path"),
    [
        ("pkg", "pkg/__init__.py"),
        ("pkg.sub.b", "pkg/sub/b.py"),
        ("space.inner.c", "space/inner/c.py"),
        ("space", None),
        ("space.inner", None),
        ("both", "both/__init__.py"),
        ("typed", "typed.py"),
        ("stubs", "stubs.pyi"),
        ("window", "window.pyw"),
        ("README", None),
        ("docs", None),
        ("pkg.nothing", None),
        ("", None),
    ],
)
def test_a_name_has_the_file_that_python_would_take(dotted: str, path: str | None) -> None:
    assert Layout(PATHS).path(dotted) == path
    assert Layout(reversed(PATHS)).path(dotted) == path


@pytest.mark.parametrize(
    ("dotted", "expected"),
    [("space", True), ("space.inner", True), ("docs", False), ("pkg.x", False), ("spac", False)],
)
def test_a_folder_with_python_in_it_exists_as_a_package(dotted: str, expected: bool) -> None:
    assert Layout(PATHS).exists(dotted) is expected


@pytest.mark.parametrize(
    ("dotted", "expected"),
    [
        ("pkg.sub.b.name.attribute", "pkg.sub.b"),
        ("pkg.sub.nothing", "pkg.sub"),
        ("pkg.subway", "pkg"),
        ("space.inner.x", "space.inner"),
        ("elsewhere.x", None),
        ("", None),
    ],
)
def test_the_module_ends_where_the_project_says(dotted: str, expected: str | None) -> None:
    assert Layout(PATHS).longest_module(dotted) == expected


def test_only_python_counts() -> None:
    assert Layout(PATHS).paths == [path for path in PATHS if path not in {"README.md", PATHS[7]}]


# Several roots

_ROOTS = [".", "src", "./lib/python/"]
_IN_ROOTS = ["src/pkg/__init__.py", "src/pkg/a.py", "lib/python/b.py", "tools/c.py", "srcs/d.py"]


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("src/pkg/a.py", ["pkg.a", "src.pkg.a"]),
        ("src/pkg/__init__.py", ["pkg", "src.pkg"]),
        ("lib/python/b.py", ["b", "lib.python.b"]),
        ("tools/c.py", ["tools.c"]),
        ("srcs/d.py", ["srcs.d"]),
    ],
)
def test_a_file_below_several_roots_goes_by_the_innermost(path: str, names: list[str]) -> None:
    layout = Layout(_IN_ROOTS, _ROOTS)
    assert layout.module(path).dotted == names[0]
    assert [layout.path(name) for name in names] == [path] * len(names)


def test_a_file_below_no_root_is_a_module_by_itself() -> None:
    layout = Layout(_IN_ROOTS, ["src"])
    assert layout.module("tools/c.py") == ModuleName("c", is_package=False)
    assert layout.path("c") is None
    assert layout.path("tools.c") is None
    assert not layout.owns("tools")


def test_the_order_of_roots_does_not_matter() -> None:
    one, other = Layout(_IN_ROOTS, _ROOTS), Layout(_IN_ROOTS, _ROOTS[::-1])
    assert [one.module(path) for path in _IN_ROOTS] == [other.module(path) for path in _IN_ROOTS]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("pkg.a.f", "pkg.b.g", [("pkg.a.f", "pkg.b.g"), ("src.pkg.a.f", "src.pkg.b.g")]),
        ("pkg.a", "pkg.b", [("pkg.a", "pkg.b"), ("src.pkg.a", "src.pkg.b")]),
        ("pkg.a.f", "elsewhere.g", [("pkg.a.f", "elsewhere.g")]),
        ("elsewhere.f", "pkg.a.g", [("elsewhere.f", "pkg.a.g")]),
        ("tools.c.f", "pkg.a.f", [("tools.c.f", "pkg.a.f")]),
    ],
)
def test_a_move_is_spelled_from_every_root(
    old: str, new: str, expected: list[tuple[str, str]]
) -> None:
    assert Layout(_IN_ROOTS, [".", "src"]).spellings(old, new) == expected


# Relative names


@pytest.mark.parametrize(
    ("dotted", "is_package", "level", "module", "expected"),
    [
        ("a.b.c", False, 0, "x.y", "x.y"),
        ("a.b.c", False, 1, "", "a.b"),
        ("a.b.c", False, 1, "x", "a.b.x"),
        ("a.b.c", False, 2, "x.y", "a.x.y"),
        ("a.b.c", False, 2, "", "a"),
        ("a.b.c", True, 1, "", "a.b.c"),
        ("a.b.c", True, 1, "x", "a.b.c.x"),
        ("a.b.c", True, 3, "x", "a.x"),
        ("a.b.c", False, 3, "", None),
        ("a.b.c", False, 3, "x", None),
        ("a.b.c", False, 4, "x", None),
        ("a.b.c", True, 4, "x", None),
        ("a", False, 1, "x", None),
        ("a", False, 1, "", None),
    ],
)
def test_a_relative_import_has_an_absolute_name(
    dotted: str, is_package: bool, level: int, module: str, expected: str | None
) -> None:
    assert ModuleName(dotted, is_package).absolute(level, module) == expected


@pytest.mark.parametrize(
    ("dotted", "is_package", "target", "expected"),
    [
        ("a.b.c", False, "a.b.x", ".x"),
        ("a.b.c", False, "a.b", "."),
        ("a.b.c", False, "a.x", "..x"),
        ("a.b.c", False, "a.x.y", "..x.y"),
        ("a.b.c", False, "a", ".."),
        ("a.b.c", False, "a.b.c", ".c"),
        ("a.b.c", True, "a.b.c.x", ".x"),
        ("a.b.c", True, "a.b.x", "..x"),
        ("a.b.c", False, "z.x", None),
        ("a", False, "b", None),
        ("a", False, "a", None),
    ],
)
def test_a_name_in_the_same_package_can_be_said_relatively(
    dotted: str, is_package: bool, target: str, expected: str | None
) -> None:
    assert ModuleName(dotted, is_package).relative(target) == expected


_DOTTED = st.lists(st.sampled_from("abc"), min_size=1, max_size=4).map(".".join)


@given(_DOTTED, st.booleans(), _DOTTED)
def test_what_is_said_relatively_means_the_same(dotted: str, is_package: bool, target: str) -> None:
    module = ModuleName(dotted, is_package)
    relative = module.relative(target)
    top = module.package.partition(".")[0]
    shares_top = bool(top) and top == target.partition(".")[0]
    assert (relative is not None) == shares_top
    if relative is not None:
        bare = relative.lstrip(".")
        assert module.absolute(len(relative) - len(bare), bare) == target


@given(_DOTTED, st.booleans(), st.integers(1, 6), st.one_of(st.just(""), _DOTTED))
def test_relative_imports_resolve_as_the_import_system_resolves_them(
    dotted: str, is_package: bool, level: int, target: str
) -> None:
    module = ModuleName(dotted, is_package)
    try:
        expected = importlib.util.resolve_name("." * level + target, module.package)
    except ImportError:
        assert module.absolute(level, target) is None
    else:
        assert module.absolute(level, target) == expected
