"""Scripts after the merge, read and run by Node."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from migrator.api import CannotReadError, Source
from tests.transforms.merge_env_vars.data_files import SNAPSHOTS, merged
from tests.transforms.merge_env_vars.migrating import ran
from tests.transforms.merge_env_vars.script_programs import (
    Programs,
    contents,
    is_part_of,
    outputs,
    tokens,
)
from transforms.merge_env_vars.formats.script import read
from transforms.merge_env_vars.names import Names

MERGE = {"OLD_URL": "NEW_URL"}
ALL = {"OLD_URL": "NEW_URL", "LEGACY_URL": "NEW_URL"}
CASES = sorted((SNAPSHOTS / "script").iterdir())
#: Cases with files that nothing can read.
BROKEN = {"js_flow", "ts_not_typescript", "tsx_broken"}
ONLY_NEW = {"NEW_URL": "wss://a", "A": "a"}
BOTH = {"OLD_URL": "wss://a", **ONLY_NEW}
NEITHER = {"A": "a"}


def _files(case: Path) -> Iterator[tuple[str, str, str]]:
    """The scripts of a case: path, before, after."""
    for path in sorted((case / "before").rglob("*.*")):
        after = case / "after" / path.relative_to(case / "before")
        yield path.name, path.read_text(), (after if after.exists() else path).read_text()


def test_all_cases_are_still_what_they_were_but_for_the_names() -> None:
    files = [(case.name, *file) for case in CASES for file in _files(case)]
    before = contents([(path, old) for _case, path, old, _new in files], ALL)
    after = contents([(path, new) for _case, path, _old, new in files], ALL)
    different = [
        f"{case}/{path}"
        for (case, path, old, new), was, now in zip(files, before, after, strict=True)
        if (old != new if case in BROKEN else now.error is not None or now != was)
    ]
    assert not different


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_nothing_is_written_that_was_not_there(case: Path) -> None:
    step = tomllib.loads((case / "step.toml").read_text())
    for path, old, new in _files(case):
        before, after = tokens(old, step["merge"]), tokens(new, step["merge"])
        assert is_part_of(*((before, after) if step.get("transition") else (after, before))), path


def test_there_are_enough_cases() -> None:
    kinds = [case.name.partition("_")[0] for case in CASES]
    assert all(kinds.count(kind) >= 15 for kind in ("ts", "tsx", "js"))
    assert kinds.count("dts") >= 5


def test_programs_give_out_the_same_with_one_name() -> None:
    programs = [Programs(seed).one() for seed in range(150)]
    files = {f"p{number}.js": text.encode() for number, text in enumerate(programs)}
    after, result = ran(files, {"merge": MERGE})
    assert not result.defects
    assert not result.unreadable
    for environments in ((BOTH, ONLY_NEW), (NEITHER, NEITHER)):
        was = outputs((path, text.decode(), environments[0]) for path, text in files.items())
        now = outputs((path, after[path].decode(), environments[1]) for path in files)
        for (path, text), one, other in zip(files.items(), was, now, strict=True):
            assert one.error is None
            assert other == one, f"{text.decode()}\n{after[path].decode()}"


def test_programs_in_transition_give_out_the_same_with_any_name() -> None:
    programs = [Programs(seed).one() for seed in range(150, 220)]
    files = {f"p{number}.ts": text.encode() for number, text in enumerate(programs)}
    after, _result = ran(files, {"merge": MERGE, "transition": True})
    was = outputs((path, text.decode(), BOTH) for path, text in files.items())
    both = outputs((path, after[path].decode(), BOTH) for path in files)
    assert both == was
    again, _result = ran(after, {"merge": MERGE, "transition": True})
    assert again == after


def test_a_second_run_changes_nothing() -> None:
    files = {f"p{seed}.tsx": Programs(seed).one().encode() for seed in range(220, 280)}
    after, _result = ran(files, {"merge": MERGE})
    again, _result = ran(after, {"merge": MERGE})
    assert again == after


@pytest.mark.parametrize(
    "text",
    [
        "const a = process.env.OLD_URL",
        "f(process.env.OLD_URL);",
        "const a = process.env['OLD_URL'] || 'x';",
        "const a = (process.env.OLD_URL as string).trim();",
        "const a = process.env.OLD_URL!;",
        "const a = process.env.OLD_URL + '/x';",
        "const a = `${process.env.OLD_URL}/x`;",
        "const a = !process.env.OLD_URL && x;",
        "const a = process.env.OLD_URL ? 1 : 2;",
        "const a = typeof process.env.OLD_URL;",
        "const a = 'OLD_URL' in process.env && x;",
        "const a = Deno.env.get('OLD_URL')?.length;",
        "const a = [...process.env.OLD_URL ?? []];",
        "const a = { url: process.env.OLD_URL, ...import.meta.env.OLD_URL };",
        "for (const a of process.env.OLD_URL.split(',')) f(a);",
        "const a = () => process.env.OLD_URL;",
        "const a = b[process.env.OLD_URL];",
        "const a = process.env.OLD_URL?.[0];",
        "const a = new URL(process.env.OLD_URL, x);",
        "const a = process.env.OLD_URL == null;",
        "const a = process.env.OLD_URL satisfies string | undefined;",
        "throw process.env.OLD_URL;",
        "function f(a = process.env.OLD_URL) { return process.env.OLD_URL; }",
    ],
)
def test_what_a_transition_writes_is_undone_by_the_merge(text: str) -> None:
    between = merged(text, "a.ts", MERGE, transition=True)
    assert between.count("NEW_URL") == text.count("OLD_URL")
    assert merged(between, "a.ts", MERGE) == text.replace("OLD_URL", "NEW_URL")
    assert [one.error for one in contents([("a.ts", between)], MERGE)] == [None]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.ts", "const a = process.env.OLD_URL;\nfunction ("),
        ("a.ts", "const a = <div>{process.env.OLD_URL}</div>;"),
        ("a.tsx", "const a = <div>{process.env.OLD_URL}</span;"),
        ("a.js", "const a: string = process.env.OLD_URL;"),
        ("a.js", "process.env.OLD_URL = "),
        ("a.mjs", "'OLD_URL"),
        ("a.cjs", "`OLD_URL"),
        ("a.jsx", "({ OLD_URL: 1 }"),
        ("a.d.ts", "interface ProcessEnv { OLD_URL string }"),
    ],
)
def test_what_is_no_script_is_not_read(path: str, text: str) -> None:
    with pytest.raises(
        CannotReadError, match=r"line \d is no (?:java|type)script|line \d is no tsx"
    ):
        read(Source(path, text.encode()), Names(MERGE))


@pytest.mark.parametrize(
    "text",
    [
        "foo(MY_OLD_URL, OLD_URL_X, process.env.MY_OLD_URL, process.env.OLD_URL_X, old_url);",
        "const OLD_URL = 1; f(OLD_URL); OLD_URL: for (;;) break OLD_URL;",
        "import { OLD_URL } from './a'; export { OLD_URL };",
        "class A { #OLD_URL = 1; f() { return this.#OLD_URL; } }",
        "process.env.$OLD_URL; process.env.OLD_URL$; $OLD_URL();",
        "// process.env.OLD_URL\n/* OLD_URL */",
        "`${OLD_URL}`;",
        "console.log('OLD_URL', 'set OLD_URL first');",
    ],
)
def test_what_is_something_else_stays(text: str) -> None:
    assert merged(text, "a.ts", MERGE) == text


@pytest.mark.parametrize("path", ["a.ts", "a.tsx", "a.js"])
def test_no_value_is_told(path: str) -> None:
    secret = "s3cr3t"  # noqa: S105 - what it looks like is the point
    text = f"""
    process.env.OLD_URL = "{secret}"; process.env.NEW_URL = "{secret}2";
    const env = {{ OLD_URL: "{secret}", NEW_URL: "{secret}2" }};
    f(process.env.OLD_URL ?? "{secret}", "OLD_URL={secret}", "{secret} OLD_URL=1");
    x["{secret}"]("OLD_URL"); "OLD_URL" in {{ a: "{secret}" }}; f("{secret}").OLD_URL;
    const list = ["OLD_URL={secret}", "NEW_URL={secret}2"];
    const {{ OLD_URL = "{secret}" }} = process.env; getEnv("OLD_URL", "{secret}");
    """
    _after, result = ran({path: text.encode()}, {"merge": MERGE})
    assert len(result.findings) > 10
    for finding in result.findings:
        assert secret not in f"{finding.message} {finding.reason}"
