"""Shell scripts, checked and run by shells."""

import re
import subprocess
from pathlib import Path

import pytest

from migrator import rewrite
from migrator.errors import UsageError
from tests.transforms.merge_env_vars.data_files import merged
from tests.transforms.merge_env_vars.programs import (
    BOTH,
    MERGE,
    NEITHER,
    drawn,
    environment,
    results,
    said,
)

RESULTS = results("shell")

STATEMENTS = (
    'echo "1 $OLD_URL"',
    'echo "2 ${OLD_URL:-none}" "${OLD_URL%/*}"',
    'echo "3 $NEW_URL"',
    "OLD_URL=wss://a",
    "export OLD_URL=wss://a",
    'OLD_URL="wss://a"\nNEW_URL=wss://a',
    "export OLD_URL=wss://a\nexport NEW_URL='wss://a'",
    "NEW_URL=wss://b",
    "NEW_URL=$OLD_URL",
    'export NEW_URL="$OLD_URL"',
    'OLD_URL="${NEW_URL}"',
    'NEW_URL="${NEW_URL:-$OLD_URL}"',
    'OLD_URL="${OLD_URL:-wss://c}"',
    'NEW_URL="${NEW_URL:-${OLD_URL:-wss://c}}"',
    ': "${NEW_URL:=$OLD_URL}"',
    '[ -z "$NEW_URL" ] && NEW_URL="$OLD_URL"',
    'if [ -n "$OLD_URL" ]; then\n  NEW_URL=$OLD_URL\nfi',
    'if [ -z "$NEW_URL" ]; then export NEW_URL="$OLD_URL"; fi',
    'if [ -n "$X" ]; then\n  OLD_URL=wss://d\nfi',
    'f() {\n  local OLD_URL=wss://e\n  echo "4 $OLD_URL"\n}\nf',
    'g() {\n  NEW_URL="$OLD_URL"\n}\ng; echo "5 $NEW_URL"',
    'for v in OLD_URL NEW_URL; do eval "echo 6 \\$$v" | sort -u; done | sort -u',
    "sh -c 'echo \"7 $OLD_URL\"'",
    "OLD_URL=wss://f sh -c 'echo \"8 $OLD_URL\"'",
    "OLD_URL=wss://g NEW_URL=wss://g sh -c 'echo \"9 $OLD_URL\"'",
    "cat <<END\n10 $OLD_URL ${NEW_URL:-$OLD_URL}\nEND",
    "sh <<'END'\necho \"11 $OLD_URL\"\nEND",
    "case $OLD_URL in wss://*) echo 12 ;; esac",
    'echo "13 $(echo "$OLD_URL")" `echo $OLD_URL`',
    'while read -r OLD_URL; do echo "14 $OLD_URL"; done <<END\nx\nEND',
    'echo "15 ${#OLD_URL}"; A=1; OLD_URL=$A; echo "$OLD_URL"',
    "printf '%s\\n' \"16 $OLD_URL\" | cat",
    "unset X; export OLD_URL NEW_URL",
)


@pytest.mark.parametrize(("before", "after"), [pair[1:] for pair in RESULTS], ids=str)
def test_a_result_is_a_script(before: Path, after: Path) -> None:
    for shell in ("sh", "bash"):
        if said([shell, "-n"], before.read_text(), NEITHER)[0] == 0:
            assert said([shell, "-n"], after.read_text(), NEITHER)[0] == 0


def _same(script: str, shell: str) -> None:
    after = merged(script, "run.sh", MERGE)
    was, now = said([shell], script, BOTH), said([shell], after, BOTH)
    assert now == was, f"{script}\n--- becomes\n{after}"


@pytest.mark.parametrize("statement", STATEMENTS)
def test_a_statement_does_what_it_did(statement: str) -> None:
    _same(statement + "\n:\n", "sh")


@pytest.mark.parametrize("seed", range(60))
def test_a_script_does_what_it_did(seed: int) -> None:
    _same(drawn(seed, STATEMENTS, range(2, 7)) + ":\n", "bash")


@pytest.mark.parametrize(
    "script",
    [
        'export OLD_URL="${OLD_URL:-wss://a}"\nsh -c \'echo "$OLD_URL"\'\n',
        'NEW_URL="${NEW_URL:-$OLD_URL}"\necho "$NEW_URL"\n',
        'if [ -z "$NEW_URL" ]; then NEW_URL="$OLD_URL"; fi\necho "$NEW_URL"\n',
        'echo "${NEW_URL:-${OLD_URL:-x}}" "${OLD_URL:?}"\n',
        "export NEW_URL=$OLD_URL\nunset OLD_URL\nsh -c 'echo $NEW_URL'\n",
        'url=$(printenv OLD_URL)\necho "$url"\n',
        "env -u PORT OLD_URL=$OLD_URL sh -c 'echo $OLD_URL'\n",
        'set -eu\nexport NEW_URL="${NEW_URL:-$OLD_URL}"\nenv | sed -n "s/.*_URL=//p" | sort -u\n',
    ],
)
def test_who_sets_the_new_name_sees_what_the_old_one_gave(script: str) -> None:
    after = merged(script, "run.sh", MERGE)
    value = "wss://outside"
    was = said(["sh"], script, environment(OLD_URL=value))
    now = said(["sh"], after, environment(NEW_URL=value))
    assert now == was
    assert was[1].strip()


@pytest.mark.parametrize("seed", range(20))
def test_what_falls_back_for_now_collapses_later(seed: int) -> None:
    script = drawn(seed, [one for one in STATEMENTS if "NEW_URL" not in one], range(1, 5))
    between = merged(script, "run.sh", MERGE, transition=True)
    for given in (environment(OLD_URL="wss://outside"), BOTH):
        assert said(["bash"], between, given) == said(["bash"], script, given)
    given = environment(NEW_URL="wss://outside")
    later = merged(between, "run.sh", MERGE)
    assert said(["bash"], later, given) == said(["bash"], merged(script, "run.sh", MERGE), given)


@pytest.mark.parametrize(
    "text",
    [
        "if then\n$OLD_URL\n",
        'echo "$OLD_URL\n',
        "f() {\n $OLD_URL\n",
        "echo $(OLD_URL\n",
        "<<<<\nOLD_URL=1\n",
    ],
)
def test_what_is_no_script_stays(text: str) -> None:
    with pytest.raises(UsageError, match="no bash"):
        merged(text, "run.sh", MERGE)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_stay(end: str) -> None:
    script = "export OLD_URL=a\nexport NEW_URL=a\n\ncat <<EOF\n$OLD_URL\nEOF\n".replace("\n", end)
    after = merged(script, "run.sh", MERGE)
    assert after == "export NEW_URL=a\n\ncat <<EOF\n$NEW_URL\nEOF\n".replace("\n", end)


def test_no_value_is_told() -> None:
    secret = "hunter" + "two"
    script = "\n".join(STATEMENTS).replace("wss://", secret)
    told = rewrite(script, transform="merge_env_vars", options={"merge": MERGE}, path="run.sh")
    assert all(secret not in finding.message for finding in told.findings)


def test_the_shells_are_there() -> None:
    assert re.search("bash", subprocess.check_output(["bash", "--version"], text=True))
