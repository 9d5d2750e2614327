"""The pages that say that they can be followed word for word are followed."""

import sys
from pathlib import Path

from tests.walkthroughs.page import section, steps
from tests.walkthroughs.walk import walk

ROOT = Path(__file__).parents[2]


def test_the_tutorial(tmp_path: Path) -> None:
    text = section(ROOT / "README.md", "Ten minutes on your own repository")
    walk(steps(text), tmp_path)


def test_a_transform_of_ones_own(tmp_path: Path) -> None:
    site, programs = tmp_path / "site", tmp_path / "bin"
    programs.mkdir()
    pip = programs / "pip"
    pip.write_text(f'#!/bin/sh\nexec {sys.executable} -m tests.walkthroughs.offline_pip "$@"\n')
    pip.chmod(0o755)
    page = (ROOT / "docs" / "writing-a-transform.md").read_text(encoding="utf-8")
    environment = {"SITE": str(site), "PYTHONPATH": f"{site}:{ROOT}"}
    walk(steps(page), tmp_path, environment, programs)
