"""The words that files are read for."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from migrator.api import Vocabulary
from transforms.replace_calls.options import ReplaceOptions
from transforms.replace_calls.template_text import names_in


@dataclass(frozen=True)
class Words:
    """Those of a manifest, prepared once and not for every file."""

    options: ReplaceOptions
    #: Dotted names under which modules have old callables besides.
    others: frozenset[str] = frozenset()

    def with_others(self, others: Iterable[str]) -> "Words":
        """The same, and those of further names of old callables."""
        return Words(self.options, self.others | frozenset(others))

    def of(self, code: bytes) -> frozenset[str]:
        """The words that matter in one text."""
        words = self._vocabulary.of(code)
        return words | self._of_arguments if words else words

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        pairs = [(old, call.to) for old, call in self.options.calls.items()]
        return Vocabulary([*pairs, *((other, pairs[0][1]) for other in sorted(self.others))])

    @cached_property
    def _of_arguments(self) -> frozenset[str]:
        """What new arguments speak of."""
        return frozenset(
            word
            for call in self.options.calls.values()
            for text in call.arguments or ()
            for word in names_in(text)
        )
