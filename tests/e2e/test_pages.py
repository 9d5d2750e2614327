"""Whole pages of output, as they were agreed on: run with MIGRATOR_ACCEPT=1 to agree anew."""

import os
from pathlib import Path

import pytest

from tests.e2e.terminal import run

PAGES = Path(__file__).parents[2] / "snapshots" / "pages"


@pytest.mark.parametrize(
    "command",
    [
        "",
        "init",
        "demo",
        "scan",
        "plan",
        "diff",
        "run",
        "validate",
        "check",
        "status",
        "rollback",
        "recover",
        "verify",
        "transforms",
        "test",
    ],
)
def test_help(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"COLUMNS": "80", "TERM": "dumb", "NO_COLOR": "1"}.items():
        monkeypatch.setenv(name, value)
    shown = run(*command.split(), "--help").out
    lines = "\n".join(line.rstrip() for line in shown.splitlines())
    _agreed(f"help-{command or 'migrator'}.txt", f"{lines.strip()}\n")


@pytest.mark.parametrize("name", ["move_symbols", "extract_fixtures"])
def test_transforms_page(name: str) -> None:
    _agreed(f"transforms-{name}.txt", run("transforms", name).out)


def _agreed(name: str, shown: str) -> None:
    page = PAGES / name
    if os.environ.get("MIGRATOR_ACCEPT"):
        page.parent.mkdir(exist_ok=True)
        page.write_text(shown)
    assert page.read_text() == shown
