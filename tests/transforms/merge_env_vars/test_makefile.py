"""Makefiles, read and run by make."""

from pathlib import Path

import pytest

from migrator.errors import UsageError
from tests.transforms.merge_env_vars.data_files import merged
from tests.transforms.merge_env_vars.programs import BOTH, MERGE, drawn, environment, results, said

RESULTS = results("makefile")
MAKE = ["make", "--no-print-directory", "-s", "-f", "-"]

LINES = (
    "OLD_URL = wss://a",
    "OLD_URL ?= wss://a",
    "OLD_URL := wss://a",
    "NEW_URL := wss://b",
    "OLD_URL := wss://a\nNEW_URL := wss://a",
    "NEW_URL ?= $(OLD_URL)",
    "OLD_URL = $(NEW_URL)",
    "export NEW_URL := $(OLD_URL)",
    "NEW_URL := $(or $(NEW_URL),$(OLD_URL))",
    "ifndef NEW_URL\nNEW_URL := $(OLD_URL)\nendif",
    "ifdef OLD_URL\nA := set\nendif\n$(info $(A))",
    "ifeq ($(OLD_URL),wss://a)\n$(info a)\nelse\n$(info other)\nendif",
    "export OLD_URL",
    "export OLD_URL NEW_URL",
    "X := $(OLD_URL)/x\n$(info 1 $(X))",
    "Y = ${OLD_URL}/y\n$(info 2 $(Y))",
    "$(info 3 $(or $(NEW_URL),$(OLD_URL)))",
    "$(info 4 $(if $(OLD_URL),$(OLD_URL),$(NEW_URL)))",
    "$(info 5 $(or $(OLD_URL),$(NEW_URL),none) $(OLD_URL:a=b))",
    "$(info 6 $(NEW_URL))",
    "define Z\n7 $(OLD_URL)\nendef\n$(info $(Z))",
    "all::\n\techo 8 $(OLD_URL) $$OLD_URL $${OLD_URL:-x} $${NEW_URL:-$$OLD_URL}",
    "all::\n\tOLD_URL=wss://c sh -c 'echo 9 $$OLD_URL'",
    "all::\n\tOLD_URL=wss://d NEW_URL=wss://d sh -c 'echo 10 $$NEW_URL'",
    "OLD_URL += more",
    "override OLD_URL := wss://e",
)


@pytest.mark.parametrize(("before", "after"), [pair[1:] for pair in RESULTS], ids=str)
def test_make_takes_a_result_as_it_took_the_file(before: Path, after: Path) -> None:
    command = ["make", "-n", "-k", "-f", "-"]
    assert said(command, after.read_text(), BOTH)[0] == said(command, before.read_text(), BOTH)[0]


def _same(text: str) -> None:
    text += "all::\n"
    after = merged(text, "Makefile", MERGE)
    assert said(MAKE, after, BOTH) == said(MAKE, text, BOTH), f"{text}\n--- becomes\n{after}"


@pytest.mark.parametrize("line", LINES)
def test_a_line_does_what_it_did(line: str) -> None:
    _same(line + "\n")


@pytest.mark.parametrize("seed", range(60))
def test_a_makefile_does_what_it_did(seed: int) -> None:
    _same(drawn(seed, LINES, range(2, 6)))


@pytest.mark.parametrize("seed", range(20))
def test_what_falls_back_for_now_collapses_later(seed: int) -> None:
    text = drawn(seed, [line for line in LINES if "NEW_URL" not in line], range(1, 5)) + "all::\n"
    between = merged(text, "Makefile", MERGE, transition=True)
    given = environment(OLD_URL="wss://outside")
    assert said(MAKE, between, given) == said(MAKE, text, given)
    assert _plain(merged(between, "Makefile", MERGE)) == _plain(merged(text, "Makefile", MERGE))


def _plain(text: str) -> str:
    """A text with references to the new name written in one way."""
    return text.replace("$${NEW_URL}", "$$NEW_URL")


@pytest.mark.parametrize(
    "text",
    [
        "OLD_URL = a\nifdef X\n",
        "OLD_URL = a\nendif\n",
        "OLD_URL = a\nwhat is this\n",
        "define X\nOLD_URL\n",
    ],
)
def test_what_is_no_makefile_stays(text: str) -> None:
    with pytest.raises(UsageError, match="makefile"):
        merged(text, "Makefile", MERGE)
