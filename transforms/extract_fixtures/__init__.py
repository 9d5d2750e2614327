"""Let instances that are made when test modules are imported become pytest fixtures.

https://docs.pytest.org/en/stable/explanation/fixtures.html
"""

from collections.abc import Mapping, Sequence

from migrator.api import (
    Example,
    Finding,
    ModuleName,
    Needles,
    Project,
    Read,
    Selection,
    Source,
    Transform,
)
from transforms.extract_fixtures.folded import Folded
from transforms.extract_fixtures.folding import fold
from transforms.extract_fixtures.options import FixtureOptions
from transforms.extract_fixtures.places import READ_AT_ONCE


class ExtractFixtures(Transform[FixtureOptions, None, Folded]):
    """What a factory gives at import time is made for each test instead."""

    name = "extract_fixtures"
    summary = "Let instances that are made when test modules are imported become pytest fixtures."
    options = FixtureOptions
    examples = (
        Example(
            "An instance that one test reads",
            "from app.ws import get_manager\n\nmanager = get_manager()\n\n\n"
            "def test_ids():\n    assert manager.ids\n\n\ndef test_other():\n    assert 1\n",
            "import pytest\n\nfrom app.ws import get_manager\n\n\n@pytest.fixture\n"
            "def manager():\n    return get_manager()\n\n\n"
            "def test_ids(manager):\n    assert manager.ids\n\n\ndef test_other():\n    assert 1\n",
        ),
    )

    def needles(self, options: FixtureOptions) -> Needles:
        """The last word of each factory."""
        return Needles(frozenset(name.rpartition(".")[2] for name in options.factories))

    def old_names(self, options: FixtureOptions) -> frozenset[str]:  # noqa: ARG002 - none is old
        """Factories stay what they are."""
        return frozenset()

    def read(self, source: Source, module: ModuleName, options: FixtureOptions) -> None:
        """Nothing can be said of one file alone."""

    def fold(
        self, reads: Mapping[str, Read[None]], project: Project, options: FixtureOptions
    ) -> Folded:
        """All findings, since each depends on who else takes the instance."""
        return fold(reads, project, options)

    def further_files(self, folded: Folded) -> frozenset[str]:
        """Who imports an instance, and the ``conftest.py`` that it goes to."""
        return frozenset(folded.drafts)

    def is_settled(self, findings: Sequence[Finding]) -> bool:
        """What reads an instance at module level may have become a fixture."""
        return not any(finding.reason.endswith(READ_AT_ONCE) for finding in findings)

    def notes(self, folded: Folded) -> tuple[str, ...]:
        """Factories that nobody knows."""
        return folded.notes

    def find(
        self,
        source: Source,  # noqa: ARG002 - all was said before
        read: Read[None],
        folded: Folded,
        options: FixtureOptions,  # noqa: ARG002
        selection: Selection,
    ) -> list[Finding]:
        """What was found in this file."""
        return [draft.finding(read, selection) for draft in folded.drafts.get(read.path, ())]


__all__ = ["ExtractFixtures", "FixtureOptions"]
