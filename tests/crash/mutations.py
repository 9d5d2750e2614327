"""Defects put into the tool on purpose, to see that the harnesses find them.

Each replaces one named function, in the process that `driver` runs the tool in.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from shutil import copyfile
from typing import Any, Literal
from unittest.mock import Mock, patch


@dataclass(frozen=True, slots=True)
class Mutation:
    """A defect, and the harness that has to find it."""

    put_in: Callable[[], AbstractContextManager[Any]]
    seen_by: Literal["steps", "meddling", "power"]


def _nothing(*_given: object, **_named: object) -> None:
    """Do nothing, where something should be done."""


def _in_place(checkout: Any, move: Any) -> None:
    """Write a file as one is used to."""
    copyfile(checkout._beside(move), checkout._here(move))


def _back_blindly(checkout: Any, move: Any) -> bool:
    """Take back whatever is not as before, though somebody may have gone on with it."""
    from migrator.shell.transaction.exchange import exchange  # noqa: PLC0415
    from migrator.shell.transaction.intent import fingerprint  # noqa: PLC0415

    if fingerprint(checkout._here(move)) != move.before:
        exchange(checkout._beside(move), checkout._here(move))
    return True


def _locks_nothing() -> AbstractContextManager[Any]:
    return patch("migrator.app.session.held", lambda *_: nullcontext(Mock()))


MUTATIONS: Mapping[str, Mutation] = {
    "nothing is written through to the disk": Mutation(
        lambda: patch.multiple(
            "migrator.shell.durable", _sync=_nothing, _sync_file_system=_nothing
        ),
        "power",
    ),
    "what is saved after a crash is taken back": Mutation(
        lambda: patch("migrator.shell.transaction.checkout.Checkout._back", _back_blindly),
        "meddling",
    ),
    "no intent is written": Mutation(
        lambda: patch("migrator.shell.transaction.intent.Intent.write", _nothing), "steps"
    ),
    "files are written in place": Mutation(
        lambda: patch("migrator.shell.transaction.checkout.Checkout._forward", _in_place), "steps"
    ),
    "recovery always goes back": Mutation(
        lambda: patch("migrator.shell.transaction.recovery._has_arrived", lambda *_: False),
        "steps",
    ),
    "the index stays behind": Mutation(
        lambda: patch("migrator.shell.transaction.recovery.bring_index", lambda *_: []), "steps"
    ),
    "the displaced bytes are not looked at": Mutation(
        lambda: patch("migrator.shell.transaction.checkout.Checkout.disturbed", lambda *_: []),
        "meddling",
    ),
    "nobody locks the repository": Mutation(_locks_nothing, "meddling"),
}


@contextmanager
def chosen(name: str) -> Iterator[None]:
    """The tool with the named defect; without a name, as it is."""
    with MUTATIONS[name].put_in() if name else nullcontext():
        yield
