"""Provoke every error, and write the page of them: ``python -m tests.errors > docs/errors.md``."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.conftest import apart_from_this_machine
from tests.errors.ground import Told, ground
from tests.errors.page import page
from tests.errors.provoking import CASES, Case


def _told(case: Case) -> Told:
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        apart_from_this_machine(patch)
        return case.provoke(ground(Path(folder), patch))


if __name__ == "__main__":
    sys.stdout.write(page({case.id: _told(case) for case in CASES}))
