import json
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migrator.core.baseline import Baseline, Lowering, compared, parsed, rendered, renewed
from migrator.core.checking.violations import Key, Standing, Violation
from migrator.errors import UsageError

KEYS = st.builds(Key, *[st.text(min_size=1, max_size=3)] * 3)
BASELINES = st.dictionaries(KEYS, st.integers(1, 9), max_size=6).map(Baseline)


def violation(
    path: str = "a.py",
    line: int = 1,
    *,
    rule: str = "imports",
    old: str = "x.y",
    standing: Standing = Standing.OPEN,
) -> Violation:
    return Violation(path, line, 1, rule, "message", "remedy", old, None, standing, "excerpt")


def codes(error: UsageError) -> list[str]:
    return [problem.code for problem in error.problems]


class TestText:
    @given(BASELINES)
    def test_it_comes_back(self, baseline: Baseline) -> None:
        assert parsed(rendered(baseline), "b.json") == baseline

    @given(BASELINES)
    def test_a_line_an_entry_in_order(self, baseline: Baseline) -> None:
        head, *entries, last = rendered(baseline).split("\n")[2:-2]
        assert (head, last) == ('"tolerated": [', "null]")
        assert len(entries) == len(baseline.counts)
        assert all(line.endswith("},") for line in entries)
        keys = [tuple(json.loads(line[:-1]).values())[:3] for line in entries]
        assert keys == sorted(keys)

    def test_of_two_entries_the_smaller_counts(self) -> None:
        key = Key("imports", "a.py", "x.y")
        text = rendered(Baseline({key: 3}))
        line = text.splitlines()[3]
        doubled = text.replace(line, f"{line}\n{line.replace('3', '2')}")
        assert parsed(doubled, "b.json") == Baseline({key: 2})

    @pytest.mark.parametrize(
        ("text", "line"),
        [
            ("", 1),
            ('{\n"version": 1,\n"tolerated": [\n', 4),
            ("[]", 1),
            ('{"tolerated": 3}', 1),
            ('{\n"version": 2,\n"tolerated": []}', 2),
            ('{"version": 1,\n"tolerated": [\n{"rule": "a"},\nnull]}', 3),
            ('{"version": 1,\n"tolerated": [\nnull,\n3]}', None),
            (
                '{"version": 1,\n"tolerated": [\n'
                '{"rule": "a", "path": "b", "old": "c", "count": 0},\nnull]}',
                3,
            ),
            (
                '{"version": 1,\n"tolerated": [\n'
                '{"rule": "a", "path": "b", "old": "c", "count": true},\nnull]}',
                3,
            ),
            ('{"version": 1,\n<<<<<<< HEAD\n"tolerated": [\n=======', 2),
            ("[" * 100_000, 1),
        ],
    )
    def test_what_is_broken_is_told_with_its_line(self, text: str, line: int | None) -> None:
        with pytest.raises(UsageError) as refused:
            parsed(text, "b.json")
        (problem,) = refused.value.problems
        assert (problem.code, problem.file, problem.line) == ("baseline.broken", "b.json", line)

    def test_changes_of_two_branches_merge(self, tmp_path: Path) -> None:
        keys = [Key("imports", f"{name}.py", "x.y") for name in "abcdefghijkl"]
        ours = dict.fromkeys(keys[1:], 2)
        theirs = {**dict.fromkeys(keys[:-1], 2)}
        for name, counts in (("base", dict.fromkeys(keys, 2)), ("ours", ours), ("theirs", theirs)):
            (tmp_path / name).write_text(rendered(Baseline(counts)))
        merged = subprocess.run(
            ["git", "merge-file", "-p", "ours", "base", "theirs"],
            cwd=tmp_path,
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        assert parsed(merged, "b.json") == Baseline(dict.fromkeys(keys[1:-1], 2))


class TestComparison:
    def test_no_more_than_tolerated(self) -> None:
        found = [violation(line=1), violation(line=2)]
        comparison = compared(found, Baseline({found[0].key: 2}))
        assert not comparison.failing
        assert comparison.tolerated == 2
        assert not comparison.lowerings

    def test_of_too_many_all_are_told(self) -> None:
        found = [violation(line=line) for line in (3, 1, 2)]
        (group,) = compared(found, Baseline({found[0].key: 2})).failing
        assert [one.line for one in group.violations] == [1, 2, 3]
        assert group.tolerated == 2

    def test_fewer_can_be_lowered(self) -> None:
        gone = Key("imports", "gone.py", "x.y")
        found = [violation()]
        comparison = compared(found, Baseline({found[0].key: 3, gone: 1}))
        assert not comparison.failing
        assert comparison.lowerings == (Lowering(found[0].key, 3, 1), Lowering(gone, 1, 0))

    def test_what_is_due_is_tolerated_by_nothing(self) -> None:
        found = [violation(standing=Standing.DUE)]
        comparison = compared(found, Baseline({found[0].key: 5}))
        assert [group.tolerated for group in comparison.failing] == [0]
        assert comparison.outdated == (found[0].key,)
        assert not comparison.lowerings

    def test_what_is_early_needs_no_baseline(self) -> None:
        comparison = compared([violation(standing=Standing.EARLY)], Baseline())
        assert not comparison.failing
        assert comparison.tolerated == 1

    def test_some_files(self) -> None:
        a, b = Key("r", "a.py", "x"), Key("r", "b.py", "x")
        assert Baseline({a: 1, b: 2}).within({"a.py"}.__contains__) == Baseline({a: 1})


class TestRenewal:
    def test_the_first_tolerates_what_is_there(self) -> None:
        found = [violation(line=1), violation(line=2), violation(standing=Standing.DUE, path="d")]
        assert renewed(found, None) == Baseline({found[0].key: 2})

    def test_it_falls(self) -> None:
        found = [violation()]
        assert renewed(found, Baseline({found[0].key: 2})).counts == {found[0].key: 1}

    def test_counts_move_from_file_to_file(self) -> None:
        old = Baseline({Key("imports", "whole.py", "x.y"): 2})
        parts = [violation("left.py"), violation("right.py")]
        assert renewed(parts, old).counts == {part.key: 1 for part in parts}

    def test_entries_that_are_kept_stay_and_count(self) -> None:
        hidden, found = Key("imports", "hidden.py", "x.y"), violation()
        old = Baseline({hidden: 2, found.key: 1})
        kept = old.within({"hidden.py"}.__contains__)
        assert renewed([found], old, kept) == old
        with pytest.raises(UsageError):
            renewed([found, violation("b.py")], old, kept)

    def test_no_total_rises(self) -> None:
        old = Baseline({Key("imports", "a.py", "x.y"): 1, Key("imports", "a.py", "p.q"): 5})
        with pytest.raises(UsageError) as refused:
            renewed([violation("b.py"), violation("c.py"), violation(old="n.m")], old)
        assert codes(refused.value) == ["baseline.would-rise"] * 2

    @given(st.lists(st.sampled_from("abc")), BASELINES)
    def test_what_is_written_tolerates_what_is_there(self, paths: list[str], old: Baseline) -> None:
        found = [violation(path, line) for line, path in enumerate(paths)]
        try:
            fresh = renewed(found, old)
        except UsageError:
            assert found
            return
        assert not compared(found, fresh).failing
        assert not compared(found, fresh).lowerings
