"""A plugin for pytest that writes down which tests it collects, and what it cannot collect.

It runs inside the person's own pytest, version 6 and later, on Python 3.8 and later.
"""

# ruff: noqa: PTH123 - no more than is needed is imported

import json
import os
from collections.abc import Sequence

import pytest

#: Pytest's own errors, which stand for others.
_WRAPPERS = ("CollectError", "ConftestImportFailure")


def pytest_configure(config: "pytest.Config") -> None:
    """Begin to listen, where somebody has asked for it."""
    report = os.environ.get("MIGRATOR_COLLECTED")
    if report:
        config.pluginmanager.register(_Collected(report), "migrator_collected_tests")


class _Collected:
    """What comes to light while tests are collected."""

    def __init__(self, report: str) -> None:
        self._report = report
        self._errors = {}  # type: dict[str, str]
        self._skipped = {}  # type: dict[str, str]
        self._deselected = 0
        self._is_whole = False

    def pytest_exception_interact(
        self, call: "pytest.CallInfo[object]", report: "pytest.CollectReport"
    ) -> None:
        """An error, by what was raised."""
        if call.excinfo is not None and report.failed:
            self._errors[report.nodeid] = _said(call.excinfo.value)

    def pytest_collectreport(self, report: "pytest.CollectReport") -> None:
        """An error that has told of itself in no other way, or a module that is left out."""
        if report.failed:
            lines = str(report.longrepr).strip().splitlines() or ["failed"]
            self._errors.setdefault(report.nodeid, lines[-1])
        elif report.skipped and isinstance(report.longrepr, tuple):
            self._skipped[report.nodeid] = str(report.longrepr[2])

    def pytest_deselected(self, items: "Sequence[pytest.Item]") -> None:
        """Tests that somebody has chosen to leave out."""
        self._deselected += len(items)

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self) -> None:
        """Nothing has broken it off before."""
        self._is_whole = True

    def pytest_collection_finish(self, session: "pytest.Session") -> None:
        """All tests are known; write it down."""
        if self._is_whole:
            collected = {
                "ids": [item.nodeid for item in session.items],
                "errors": self._errors,
                "skipped": self._skipped,
                "deselected": self._deselected,
            }
            with open(self._report, "w") as file:
                json.dump(collected, file)


def _said(error: BaseException) -> str:
    """An error in one line; of a syntax error, without the place, which moves."""
    if type(error).__name__ in _WRAPPERS and error.__cause__ is not None:
        error = error.__cause__
    try:
        text = error.msg if isinstance(error, SyntaxError) else str(error)
    except Exception:  # what is raised may be broken itself
        text = ""
    lines = text.strip().splitlines() or ["no more is said"]
    return f"{type(error).__name__}: {lines[0]}"
