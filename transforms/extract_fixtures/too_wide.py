"""Fixtures that live longer than what they ask for: told, and narrowed where that is wished."""

from collections.abc import Iterator

from migrator.api import Places, Project, Safety, TooWide, narrowed, scope_edit, too_wide
from transforms.extract_fixtures.changes import Note
from transforms.extract_fixtures.files import TestFiles
from transforms.extract_fixtures.folded import Draft
from transforms.extract_fixtures.options import FixtureOptions


def scope_drafts(
    places: Places, files: TestFiles, project: Project, options: FixtureOptions
) -> Iterator[tuple[str, Draft]]:
    """What is to be said of the scopes of all fixtures."""
    paths = [path for path in project.files.holding(["scope"]) if path.endswith(".py")]
    found = too_wide(places, paths)
    remedy = narrowed(places, found) if options.fix_scopes else None
    for each in found:
        fixture = each.fixture
        narrowing = remedy.narrowings.get(fixture.key) if remedy and each.is_at_home else None
        file = files.file(fixture.path) if narrowing else None
        edits = scope_edit(file.source, fixture, narrowing.scope) if file and narrowing else None
        note = Note(fixture.decorator.span, _told(each), edits or [])
        safety = Safety.SAFE if edits else Safety.MANUAL
        reason = "" if edits else "a fixture of a narrower scope"
        yield fixture.path, Draft(note, safety, fixture.path, fixture.name, reason)


def _told(found: TooWide) -> str:
    way = " -> ".join(
        f"{one.name} ({one.scope.word if one.scope else 'any scope'})" for one in found.chain
    )
    place = f", in the tests of {found.only_for}" if found.only_for else ""
    return f"the fixture `{found.fixture.name}` lives longer than what it asks for: {way}{place}"
