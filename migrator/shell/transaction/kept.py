"""Originals that git could not give back byte for byte: mixed line ends, files behind a filter.

They are kept while what displaced them can be taken back.
"""

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

from migrator.shell.durable import sync, write
from migrator.shell.transaction.intent import FileMove, fingerprint

_CONTENTS = "contents.json"


class Kept:
    """The folder of the kept originals."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, commit: str, moves: Sequence[FileMove], displaced: Path) -> None:
        """Keep those displaced originals of a commit's files that git could not give back."""
        home = self._folder / commit
        contents: dict[str, dict[str, str]] = {}
        for move in moves:
            beside = displaced / move.slot
            if move.old is None or move.before is None or not beside.is_file():
                continue
            if move.before == move.usual:
                continue
            place = home / "files" / move.path
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(beside, place)
            sync([place, place.parent])
            contents[move.path] = {"oid": move.old.oid, "is": move.before}
        if contents:
            write(home / _CONTENTS, json.dumps(contents, ensure_ascii=True).encode())

    def find(self, commits: Sequence[str], path: str, oid: str) -> Path | None:
        """The original of a path that some commits displaced, if it stood for an object."""
        for commit in commits:
            found = self.contents(commit).get(path)
            place = self._folder / commit / "files" / path
            if found and found["oid"] == oid and fingerprint(place) == found["is"]:
                return place
        return None

    def contents(self, commit: str) -> dict[str, dict[str, str]]:
        """What is kept for a commit: the object and the fingerprint of each path."""
        try:
            table: dict[str, dict[str, str]] = json.loads(
                (self._folder / commit / _CONTENTS).read_bytes()
            )
        except FileNotFoundError:
            return {}
        return table

    def damaged(self, commit: str) -> list[str]:
        """The kept originals of a commit that are not what they were."""
        files = self._folder / commit / "files"
        return [
            path
            for path, found in self.contents(commit).items()
            if fingerprint(files / path) != found["is"]
        ]

    def forget(self, commit: str) -> None:
        """Nobody will ask for them any more."""
        shutil.rmtree(self._folder / commit, ignore_errors=True)
