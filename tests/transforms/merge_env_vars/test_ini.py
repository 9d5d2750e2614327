"""INI files, read by `configparser`, and by the rules of tox and supervisor."""

import configparser
import random
import re
from pathlib import Path

import pytest

from migrator.errors import UsageError
from tests.transforms.merge_env_vars.data_files import merged
from tests.transforms.merge_env_vars.programs import MERGE, results

RESULTS = [pair for pair in results("ini") if pair[0] != "uwsgi"]


def read(text: str, *, has_sections: bool = True) -> dict[str, dict[str, object]]:
    """Sections with their keys; names as the new ones, each thing once."""
    parser = configparser.RawConfigParser(strict=False, allow_no_value=True)
    parser.optionxform = str  # type: ignore[method-assign,assignment]
    parser.read_string(text if has_sections else f"[all]\n{text}")
    return {
        section: {
            re.sub(r"\bOLD_URL\b", "NEW_URL", key): _value(key, value or "")
            for key, value in parser[section].items()
        }
        for section in parser.sections()
    }


def _value(key: str, value: str) -> object:
    value = re.sub(r"\bOLD_URL\b", "NEW_URL", value).replace("ENV_OLD_URL", "ENV_NEW_URL")
    previous = ""
    while value != previous:
        previous = value
        value = re.sub(r"\{env:NEW_URL:\{env:NEW_URL(:\w+://\w+)?\}\}", r"{env:NEW_URL\1}", value)
        value = re.sub(r"\$\{NEW_URL:-?\$\{NEW_URL(:\w+://\w+)?\}\}", r"${NEW_URL\1}", value)
    if value == "${NEW_URL}":
        return {"itself"}
    if re.fullmatch("pass_?env", key):
        return set(re.split(r"[\s,]+", value.strip()))
    if key in {"setenv", "set_env", "env"}:
        lines = (line.strip() for line in value.splitlines() if line.strip())
        return {line for line in lines if not line.startswith("#")}
    if key == "environment":
        return set(re.findall(r"\w+=\"[^\"]*\"|\w+='[^']*'", value))
    return value


@pytest.mark.parametrize(("before", "after"), [pair[1:] for pair in RESULTS], ids=str)
def test_a_result_says_what_the_file_said(before: Path, after: Path) -> None:
    has_sections = before.suffix != ".properties"
    was = read(before.read_text(), has_sections=has_sections)
    now = read(after.read_text(), has_sections=has_sections)
    if before.parts[-3] == "one_is_the_other_one":
        assert now == {"app": {"NEW_URL": "wss://a"}}
    else:
        assert now == was


@pytest.mark.parametrize("seed", range(60))
def test_a_file_says_what_it_said(seed: int) -> None:
    chance = random.Random(seed)
    names = ["PORT", "OLD_URL", "NEW_URL", "X"]

    def some() -> list[str]:
        return chance.sample(names, chance.randint(1, 4))

    blocks = []
    for section in ("testenv", "app", "program:a"):
        passed = chance.choice([" ", ", ", "\n    "]).join(some())
        given = "\n    ".join(f"{name} = 1" for name in some())
        pairs = ",".join(f'{name}="a,b"' for name in some())
        keys = "\n".join(f"{name} = 2" for name in some())
        blocks.append(
            f"[{section}]\n# a comment\npassenv = {passed}\nsetenv =\n    {given}\n"
            f"environment={pairs}\n{keys}\n"
            "commands = a {env:OLD_URL} {env:NEW_URL:{env:OLD_URL}}\n"
        )
    text = "\n".join(blocks)
    after = merged(text, "tox.ini", MERGE)
    assert read(after) == read(text)
    assert not re.search(r"\bOLD_URL\b", after)
    strict = configparser.RawConfigParser(strict=True)
    strict.read_string(after)
    assert merged(after, "tox.ini", MERGE) == after


@pytest.mark.parametrize("text", ["[app\nOLD_URL = a\n", "[a]\nOLD_URL = 1\n[b\n"])
def test_what_is_no_ini_file_stays(text: str) -> None:
    with pytest.raises(UsageError, match="no INI"):
        merged(text, "a.ini", MERGE)
