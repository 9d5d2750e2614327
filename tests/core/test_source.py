"""Reading one file: encodings, line ends, places, and edits in the file's own bytes."""

import ast
import subprocess
import sys
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migrator.core.edits import Edit, apply
from migrator.core.source import (
    PythonSource,
    Source,
    Unreadable,
    is_python,
    known_python,
    read_python,
    read_text,
)

BOM = b"\xef\xbb\xbf"


def _read(data: bytes) -> PythonSource:
    source = read_python("a.py", data)
    assert isinstance(source, PythonSource), source
    return source


def _refused(data: bytes) -> Unreadable:
    source = read_python("a.py", data)
    assert isinstance(source, Unreadable)
    assert source.path == "a.py"
    return source


def _coded(encoding: str, text: str) -> bytes:
    return f"# -*- coding: {encoding} -*-\n{text}".encode(encoding)


# What is Python


@pytest.mark.parametrize(
    ("path", "head", "expected"),
    [
        ("a.py", b"", True),
        ("a/b.pyi", b"", True),
        ("a/b.pyw", b"", True),
        ("a.txt", b"#!/usr/bin/python\n", False),
        ("bin/tool", b"#!/usr/bin/env python3\n", True),
        ("bin/tool", b"#!/usr/bin/python3.11 -I\n", True),
        ("conf.d/tool", b"#!/usr/bin/python\n", True),
        ("bin/tool", b"#!/bin/sh\npython\n", False),
        ("bin/tool", b"#!/bin/sh\r# python", False),
        ("bin/tool", b"", False),
        ("bin/tool", b" #!/usr/bin/python\n", False),
        ("a.py/readme", b"", False),
    ],
)
def test_python_is_known_by_its_name_or_its_first_line(
    path: str, head: bytes, expected: bool
) -> None:
    assert is_python(path, head) is expected


# Encodings


@pytest.mark.parametrize(
    ("data", "encoding", "bom"),
    [
        (b"", "utf-8", b""),
        (BOM, "utf-8", BOM),
        ("x = 'é'\n".encode(), "utf-8", b""),
        (BOM + "x = 'é'\n".encode(), "utf-8", BOM),
        (BOM + b"# coding: utf-8\nx = 1\n", "utf-8", BOM),
        (_coded("utf-8", "x = 'é'\n"), "utf-8", b""),
        (_coded("latin-1", "x = 'é'\n"), "iso-8859-1", b""),
        (_coded("iso-8859-15", "x = '€'\n"), "iso-8859-15", b""),
        (_coded("cp1252", "x = '€'\n"), "cp1252", b""),
        (_coded("gbk", "x = '中文'\n"), "gbk", b""),
        (_coded("shift_jis", "x = '日本'\n"), "shift_jis", b""),
        (_coded("euc-kr", "한 = '한국'\n"), "euc-kr", b""),
        (b"#!/usr/bin/python\n# vim: set fileencoding=latin-1 :\nx = '\xe9'\n", "iso-8859-1", b""),
        (b"\r\n# coding=latin-1\r\nx = '\xe9'\r\n", "iso-8859-1", b""),
        (b"#\r# coding=latin-1\rx = '\xe9'\r", "iso-8859-1", b""),
        (b"x = 1\n# coding: latin-1\n", "utf-8", b""),
        (b"\n\n# coding: latin-1\n", "utf-8", b""),
        (b"x = 'coding: latin-1'\n", "utf-8", b""),
    ],
)
def test_the_encoding_is_the_one_that_python_takes(data: bytes, encoding: str, bom: bytes) -> None:
    source = _read(data)
    assert (source.encoding, source.bom) == (encoding, bom)
    assert source.code.decode() == data.removeprefix(bom).decode(encoding)
    assert ast.dump(source.tree) == ast.dump(ast.parse(data))
    again = known_python("a.py", data)
    assert (again.encoding, again.bom, again.code) == (encoding, bom, source.code)


@pytest.mark.parametrize("name", ["x", "xx"])
def test_a_first_line_may_be_long_behind_a_mark(name: str) -> None:
    text = f"{name} = '{'é' * 3000}'\n"
    assert _read(BOM + text.encode()).code == text.encode()


@pytest.mark.parametrize(
    ("data", "code", "parts"),
    [
        (b"x = '\xe9'\n", "undecodable", ["line 1", "byte 5", "utf-8"]),
        (b"a = 1\nb = 2\nx = '\xff'\n", "undecodable", ["line 3", "byte 17", "utf-8"]),
        (b"a = 1\r\nx = '\xff'\r\n", "undecodable", ["line 2"]),
        (b"a = 1\rx = '\xff'\r", "undecodable", ["line 2"]),
        (BOM + b"a = 1\nx = '\xff'\n", "undecodable", ["line 2", "byte 14"]),
        (b"# coding: utf-8\nx = '\xff'\n", "undecodable", ["line 2", "utf-8"]),
        (b"# coding: ascii\nx = '\xff'\n", "undecodable", ["line 2", "ascii"]),
        (b"# coding: gbk\nx = '\xff\xff'\n", "undecodable", ["line 2", "gbk"]),
        (b"# coding: utf-7\nx = '+AOk-+AOk-'\n", "undecodable", ["same bytes"]),
        (b"# coding: klingon\nx = 1\n", "unparsable", ["unknown encoding", "klingon"]),
        (b"# coding: rot13\nx = 1\n", "unparsable", ["rot13"]),
        (BOM + b"# coding: latin-1\nx = 1\n", "unparsable", ["encoding"]),
        (b"x = '\0'\n", "unparsable", ["NUL bytes"]),
        (b"\0", "unparsable", ["NUL bytes"]),
        (b"x = 1\n  y = 2\n", "unparsable", ["line 2", "unexpected indent"]),
        (b"def f(:\n", "unparsable", ["line 1", "invalid syntax"]),
        (b"print 'x'\n", "unparsable", ["line 1", "parentheses"]),
        (b"if x:\n        a\n\tb\n", "unparsable", ["line 3", "tabs"]),
    ],
)
def test_what_cannot_be_read_has_a_reason(data: bytes, code: str, parts: list[str]) -> None:
    refused = _refused(data)
    assert refused.code == code
    assert refused.reason.startswith(f"{code}: ")
    assert [part for part in parts if part not in refused.reason] == []


_DEEP = """
import sys
from migrator.core.source import Unreadable, read_python
found = read_python("a.py", eval(sys.argv[1]))
print(found.reason if isinstance(found, Unreadable) else found)
"""


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ('b"-" * 9000 + b"1"', "nested too deeply"),
        ('b"x" + b".x" * 9000', "nested too deeply"),
        ('b"x = 1" + b" + 1" * 9000', "nested too deeply"),
        ('b"if a: b\\n" + b"elif a: b\\n" * 9000', "nested too deeply"),
        ('b"(" * 300 + b")" * 300', "nested"),
        ('b"x = " + b"[" * 250 + b"]" * 250', "nested"),
        ('b"x = " + b"[" * 9000 + b"]" * 9000', "nested"),
        ('b"x = 1" + b" + 1" * 20000 + b" 1"', "line 1, invalid syntax"),
    ],
)
def test_deep_nesting_is_a_reason_like_any_other(data: str, reason: str) -> None:
    # In a process of its own, for a parser that runs out of stack takes all with it.
    done = subprocess.run(
        [sys.executable, "-c", _DEEP, data], capture_output=True, text=True, check=False, timeout=5
    )
    assert done.returncode == 0, f"ended with {done.returncode}: {done.stderr[-200:]}"
    assert done.stdout.startswith("unparsable: ")
    assert reason in done.stdout


# Newer Python. Each piece of syntax is read where the running version has it, and named where not.


@pytest.mark.parametrize(
    ("since", "code"),
    [
        ((3, 11), "try:\n    pass\nexcept* ValueError:\n    pass\n"),
        ((3, 12), "type Pair = tuple[int, int]\n"),
        ((3, 12), "def first[T](x: list[T]) -> T: ...\n"),
        ((3, 12), "class Box[T: int, *Ts, **P]: ...\n"),
        ((3, 12), 'x = f"{d["a"]}"\n'),
        ((3, 12), "x = f'{'\\n'.join(a)}'\n"),
        ((3, 12), "x = f'''{\n1  # one\n}'''\n"),
        ((3, 14), "x = t'{y}'\n"),
        ((3, 14), "type X = int\nx = t'{y}'\n"),
    ],
)
def test_newer_syntax_is_read_or_its_version_named(since: tuple[int, int], code: str) -> None:
    found = read_python("a.py", code.encode())
    if sys.version_info >= since:
        assert isinstance(found, PythonSource)
        assert ast.dump(found.tree) == ast.dump(ast.parse(code))
    else:
        assert isinstance(found, Unreadable)
        assert found.code == "newer-python"
        assert found.reason.startswith(f"needs Python {since[0]}.{since[1]}: ")


@pytest.mark.parametrize(
    "broken",
    [
        "y = '\\x'\n",
        "y = '\\N{no such thing}'\n",
        "y = b'é'\n",
        "y = 'a' b'b'\n",
        "f() = 1\n",
        "y = (\n",
        "print 'x'\n",
    ],
)
def test_what_is_broken_in_every_version_is_not_put_down_to_a_newer_one(broken: str) -> None:
    assert _refused(f"x = f'{{y}}'\n{broken}".encode()).code == "unparsable"


# Lines and places

_TEXTS = {
    "LF": b"a = 1\nbb = a\n",
    "CRLF": b"a = 1\r\nif a:\r\n    bb = a\r\n",
    "lone CR": b"a = 1\rif a:\r    bb = a\r",
    "mixed": b"a = 1\r\nbb = a\rc = bb\nd = c\r\r\n\ne = d",
    "no newline at the end": b"a = 1\nbb = a",
    "only a newline": b"\n",
    "empty": b"",
    "form feeds": b"\x0ca = 1\n\x0c\nbb = a\n\x0cc = bb\n    \x0c\nif c:\n\x0c    d = c\n",
    "vertical tab and separators": "x = 'a\x0bb\x1cc\x85d\u2028e'\ny = x\n".encode(),
    "tabs": b"if 1:\n\ta = 1\n\tif a:\n\t\tbb = a\t+ a\n",
    "continuations": b"a = 1 + \\\n  2\nbb = \\\r\n  a\n",
    "long strings": b"a = '''x\r\ny\rz\n'''\nbb = a\r\n",
    "beyond ASCII": "é = 'ü'; 名 = é\nx = [é, '\U0001f40d', 名]  # ñ\n".encode(),
    "comment at the end": b"a = 1\r# b",
    "f-strings": b"a = f'{b} {c:{d}}'\nx = f'{b!r}' + e\n",
    "decorated": b"@a.b\n@c(d)\nclass E(f, g=h):\n    @i\n    async def j(k, *l, m=n): return o\n",
}
_MARKED = {f"{name}, marked": BOM + text for name, text in _TEXTS.items()}
_TEXTS |= _MARKED
_TEXTS["latin-1"] = "# coding: latin-1\né = 'ü'; y = é\nz = 'ñ', y, é\r\n".encode("latin-1")
_TEXTS["gbk"] = "# coding: gbk\n名 = '中'; y = 名\nz = '文', y, 名\r\n".encode("gbk")
_TEXTS["shift_jis"] = "# coding: shift_jis\n名 = '能'; y = 名\nz = 'ソ', y\r\n".encode("shift_jis")
_texts = pytest.mark.parametrize("data", _TEXTS.values(), ids=_TEXTS)


def _plain_lines(text: str) -> list[str]:
    """Lines as Python counts them."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _named(source: PythonSource) -> Iterator[tuple[str, int, int]]:
    """The places of names outside f-strings, whose places are only right since 3.12."""
    waiting: list[ast.AST] = [source.tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Name):
            assert node.end_lineno is not None
            assert node.end_col_offset is not None
            start = source.offset(node.lineno, node.col_offset)
            yield node.id, start, source.offset(node.end_lineno, node.end_col_offset)
        if not isinstance(node, ast.JoinedStr) or sys.version_info >= (3, 12):
            waiting.extend(ast.iter_child_nodes(node))


@_texts
def test_names_stand_where_the_tree_says(data: bytes) -> None:
    source = _read(data)
    places = list(_named(source))
    assert bool(places) == (b"=" in data)
    assert [source.code[start:end].decode() for _name, start, end in places] == [
        name for name, _start, _end in places
    ]


@_texts
def test_statements_stand_where_the_tree_says(data: bytes) -> None:
    source = _read(data)
    for node in ast.walk(source.tree):
        if isinstance(node, ast.stmt):
            assert node.end_lineno is not None
            assert node.end_col_offset is not None
            start = source.offset(node.lineno, node.col_offset)
            piece = source.code[start : source.offset(node.end_lineno, node.end_col_offset)]
            first = ast.parse(b"async " * (piece[:6] == b"async ") + piece.removeprefix(b"async "))
            assert type(first.body[0]) is type(node)


@_texts
def test_lines_are_those_that_python_counts(data: bytes) -> None:
    source = _read(data)
    lines = _plain_lines(source.code.decode())
    starts = source.line_starts
    assert starts[0] == 0
    assert len(starts) == len(lines)
    assert [source.line_text(number + 1) for number in range(len(lines))] == lines
    for offset in range(len(source.code) + 1):
        line = source.line_of(offset)
        assert starts[line - 1] <= offset
        assert line == len(starts) or offset < starts[line]
        assert source.offset(line, offset - starts[line - 1]) == offset


def test_columns_count_characters() -> None:
    source = _read("é = 'ü'; 名 = é\nx = é\n".encode())
    assert source.column_of(source.code.index("名".encode())) == 10
    assert source.column_of(source.code.rindex("é".encode())) == 5
    assert source.column_of(0) == 1


@pytest.mark.parametrize(
    ("code", "newline"),
    [
        (b"", "\n"),
        (b"x", "\n"),
        (b"x\n", "\n"),
        (b"x\r\ny\n", "\r\n"),
        (b"x\ry\n", "\r"),
        (b"x\ny\r\n", "\n"),
    ],
)
def test_the_line_end_is_the_first_one(code: bytes, newline: str) -> None:
    assert Source("a", code).newline == newline


# Edits in the file's own bytes


@pytest.mark.parametrize(
    ("encoding", "bom"),
    [
        ("utf-8", b""),
        ("utf-8", BOM),
        ("latin-1", b""),
        ("cp1252", b""),
        ("gbk", b""),
        ("shift_jis", b""),
        ("euc-kr", b""),
        ("gb18030", b""),
        ("iso2022_jp", b""),
    ],
)
@given(data=st.data())
def test_edits_are_made_in_the_encoding_of_the_file(
    encoding: str, bom: bytes, data: st.DataObject
) -> None:
    letters = {
        "latin-1": "aé\n",
        "cp1252": "a€\n",
        "gbk": "a中\n",
        "shift_jis": "aソ能\n",
        "euc-kr": "a한\n",
        "iso2022_jp": "a日\n",
    }.get(encoding, "aé中\U0001f40d\r\n")
    texts = st.text(letters, max_size=6)
    parts = data.draw(st.lists(st.tuples(texts, texts, texts), max_size=4), label="kept, old, new")
    head = f"# coding: {encoding}\n"
    before, after, edits = head, head, []
    for kept, old, new in parts:
        before += f"_{kept}_"
        after += f"_{kept}_"
        start = len(before.encode())
        edits.append(Edit(start, start + len(old.encode()), new.encode()))
        before += old
        after += new
    source = Source("a.py", bom + before.encode(encoding), encoding, bom)
    assert source.code == before.encode()
    changed = apply(source.data, source.file_edits(edits))
    assert changed.removeprefix(bom).decode(encoding) == after
    assert changed.startswith(bom)


def test_what_an_encoding_cannot_say_is_an_error() -> None:
    source = _read(_coded("latin-1", "x = 'é'\n"))
    at = source.code.index(b"x")
    with pytest.raises(UnicodeEncodeError):
        source.file_edits([Edit(at, at + 1, "名".encode())])


# Other text


@pytest.mark.parametrize(
    ("data", "encoding", "bom"),
    [
        (b"", "utf-8", b""),
        ("é\r\n".encode(), "utf-8", b""),
        (BOM + b"x", "utf-8", BOM),
        (b"caf\xe9 \xff\n", "latin-1", b""),
    ],
)
def test_any_text_is_read_without_loss(data: bytes, encoding: str, bom: bytes) -> None:
    source = read_text("a.md", data)
    assert isinstance(source, Source)
    assert (source.encoding, source.bom) == (encoding, bom)
    assert bom + source.code.decode().encode(encoding) == data


def test_what_holds_nul_bytes_is_no_text() -> None:
    found = read_text("a.bin", b"x\0y")
    assert isinstance(found, Unreadable)
    assert (found.code, "NUL" in found.reason) == ("undecodable", True)


def test_ten_megabytes_are_read() -> None:
    line = b"x = '" + b"some text that makes the line longer " * 40 + b"'\r\n"
    data = line * (10_500_000 // len(line)) + b"last = x\r\n"
    source = _read(data)
    assert len(source.data) > 10_000_000
    statement = source.tree.body[-1]
    start = source.offset(statement.lineno, statement.col_offset)
    assert source.code[start:] == b"last = x\r\n"
    assert source.line_of(start) == len(source.tree.body) == data.count(b"\n")


def test_a_string_that_no_parser_here_knows_ends_nothing() -> None:
    found = read_python("a.py", b'a = t"select {a}, {b!r:>{w}}" t"x"\n')
    assert isinstance(found, Unreadable)
