"""Units of systemd, read by a reader of their own."""

import random
import re
import shlex
from pathlib import Path

import pytest

from migrator.errors import UsageError
from tests.transforms.merge_env_vars.data_files import merged
from tests.transforms.merge_env_vars.programs import MERGE, results

RESULTS = results("systemd")


def read(text: str) -> list[str]:
    """Sections, keys and values; names as the new ones, each thing once."""
    text = re.sub(r"(?m)^[#;].*\n", "", text)
    text = re.sub(r"\\\n", " ", text)
    text = re.sub(r"\bOLD_URL\b", "NEW_URL", text)
    found: list[tuple[str, str, object]] = []
    variables: dict[str, dict[str, str]] = {}
    section = ""
    for line in filter(str.strip, text.splitlines()):
        if line.startswith("["):
            section = line
            continue
        key, _, value = line.partition("=")
        if key == "Environment" and not value:
            variables[section] = {}
        elif key == "Environment":
            pairs = (word.partition("=") for word in shlex.split(value))
            variables.setdefault(section, {}).update({name: rest for name, _, rest in pairs})
        elif key in {"PassEnvironment", "UnsetEnvironment"}:
            found += [(section, key, name) for name in value.split()]
        else:
            found.append((section, key, re.sub(r"(-e NEW_URL=\S+ )\1", r"\1", value)))
    found += [
        (one, "Environment", tuple(sorted(given.items()))) for one, given in variables.items()
    ]
    gone = {(one, "UnsetEnvironment", name) for one, given in variables.items() for name in given}
    return sorted({str(one) for one in found if one not in gone})


@pytest.mark.parametrize(("before", "after"), [pair[1:] for pair in RESULTS], ids=str)
def test_a_result_says_what_the_unit_said(before: Path, after: Path) -> None:
    assert read(after.read_text()) == read(before.read_text())


@pytest.mark.parametrize("seed", range(40))
def test_a_unit_says_what_it_said(seed: int) -> None:
    chance = random.Random(seed)
    lines = [
        "Environment=OLD_URL=wss://a",
        'Environment="OLD_URL=wss://a" PORT=80',
        "Environment=PORT=80 \\\n  NEW_URL=wss://a \\\n  X=1",
        "Environment='NEW_URL=wss://a'",
        "# OLD_URL\nPassEnvironment=OLD_URL NEW_URL X",
        "PassEnvironment=X\\\n OLD_URL",
        "ExecStart=/bin/a $OLD_URL ${OLD_URL}",
        "; a comment",
        "Type=simple",
        "[Service]",
        "[Install]",
    ]
    text = "[Service]\n" + "\n".join(chance.choice(lines) for _ in range(8)) + "\n"
    after = merged(text, "a.service", MERGE)
    assert read(after) == read(text)
    assert merged(after, "a.service", MERGE) == after


@pytest.mark.parametrize("text", ["[Service]\nOLD_URL\n", "OLD_URL=a\n", "[Service\nX=OLD_URL\n"])
def test_what_is_no_unit_stays(text: str) -> None:
    with pytest.raises(UsageError, match="no unit"):
        merged(text, "a.service", MERGE)
