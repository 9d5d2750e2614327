"""The words without which a file has no problem, remembered: most named files hold none."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from migrator.app.checking.looked_at import LookedAt
from migrator.app.checking.remembered import memory_of
from migrator.app.manifest_file import ManifestFile
from migrator.core.checking.stored import restored, stored
from migrator.core.checking.violations import Survey
from migrator.shell import fingerprint


@dataclass(frozen=True, slots=True)
class Words:
    """What a file has to hold for anything to be said of it."""

    words: Sequence[str]
    #: What is said where no file holds any.
    nothing: Survey


class KnownWords:
    """The words of a manifest, as this program understands it."""

    def __init__(self, written: ManifestFile, at: LookedAt) -> None:
        self._at = at
        self._memory = memory_of(at.files)
        self._question = json.dumps(["words", written.name, written.text, written.table])

    @cached_property
    def _program(self) -> str | None:
        return fingerprint.of_program()

    def survey(self) -> Survey | None:
        """What is to be said of named files that hold no word; None where one may hold some."""
        known = self._recalled()
        if known is None or self._at.only is None:
            return None
        encoded = [word.encode() for word in known.words]
        for path in self._at.only:
            data = self._at.files.read(path) or b""
            if any(word in data for word in encoded):
                return None
        return replace(known.nothing, notes=self._at.notes)

    def _recalled(self) -> Words | None:
        text = self._memory.recall(self._program, self._question) if self._program else None
        try:
            words, nothing = json.loads(text or "")
        except ValueError:
            return None
        survey = restored(nothing)
        return Words(words, survey) if survey else None

    def keep(self, words: Words) -> None:
        """Remember the words of the manifest."""
        if self._program is not None:
            text = json.dumps([list(words.words), stored(words.nothing)])
            self._memory.remember(self._program, self._question, text)
