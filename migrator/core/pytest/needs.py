"""What tests and fixtures need: followed from fixture to fixture, as pytest does."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from migrator.core.pytest.fixtures import Fixture
from migrator.core.pytest.places import Place
from migrator.core.pytest.requests import Request, Way

Key = tuple[str, tuple[str, ...], str, int]


@dataclass(frozen=True, slots=True)
class Lack:
    """A request for which there is no fixture."""

    request: Request
    #: The fixtures through which it is asked for, the first one asked for by the test.
    chain: tuple[Fixture, ...]
    is_certain: bool


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A fixture that needs one which does not live as long as it does."""

    fixture: Fixture
    needed: Fixture
    #: Fixtures between the two, whose scope the text does not tell.
    through: tuple[Fixture, ...]


def lacks(
    place: Place,
    requests: Iterable[Request],
    given: frozenset[str],
    chain: tuple[Fixture, ...] = (),
    seen: set[Key] | None = None,
    *,
    is_certain: bool = True,
) -> Iterator[Lack]:
    """The requests that cannot be met, by a test or by what it asks for.

    ``given`` are the names whose values ``parametrize`` gives.
    """
    seen = set() if seen is None else seen
    for request in requests:
        if request.name in given:
            continue
        provided = place.behind(request.name, chain)
        certain = is_certain and request.certain
        if provided is None:
            yield Lack(request, chain, certain and not place.is_open)
            continue
        for fixture in provided.fixtures:
            if fixture.key not in seen:
                seen.add(fixture.key)
                is_only = certain and len(provided.fixtures) == 1
                yield from lacks(
                    place, fixture.asked, given, (*chain, fixture), seen, is_certain=is_only
                )


def mismatches(place: Place, fixture: Fixture, given: frozenset[str]) -> Iterator[Mismatch]:
    """What a fixture needs that does not live as long as it does."""
    if fixture.scope is not None:
        for needed, through in _nearest_known(place, fixture, given, (fixture,)):
            if needed.scope is not None and needed.scope < fixture.scope:
                yield Mismatch(fixture, needed, through)


def _nearest_known(
    place: Place, fixture: Fixture, given: frozenset[str], chain: tuple[Fixture, ...]
) -> Iterator[tuple[Fixture, tuple[Fixture, ...]]]:
    """The fixtures of known scope that one needs, directly or through others of unknown scope."""
    for request in fixture.asked:
        is_asked = request.certain or request.way is Way.CALL
        provided = place.behind(request.name, chain) if is_asked else None
        if request.name in given or provided is None or len(provided.fixtures) != 1:
            continue
        needed = provided.fixtures[0]
        if needed.scope is not None:
            yield needed, chain[1:]
        elif needed.key not in {each.key for each in chain}:
            yield from _nearest_known(place, needed, given, (*chain, needed))


def needed(place: Place, requests: Iterable[Request], given: frozenset[str]) -> Iterator[Fixture]:
    """All fixtures of the project that a test needs."""
    seen: set[Key] = set()
    waiting: list[tuple[Request, tuple[Fixture, ...]]] = [(request, ()) for request in requests]
    while waiting:
        request, chain = waiting.pop()
        provided = None if request.name in given else place.behind(request.name, chain)
        for fixture in provided.fixtures if provided else ():
            if fixture.path and fixture.key not in seen:
                seen.add(fixture.key)
                yield fixture
                waiting += [(more, (*chain, fixture)) for more in fixture.asked]
