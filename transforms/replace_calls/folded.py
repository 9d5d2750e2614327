"""What pass two has to know of all files."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from migrator.api import LOCAL, Reading, Selection
from transforms.move_symbols.table import Target
from transforms.replace_calls.facts import FileFacts, Way
from transforms.replace_calls.settled import Settled


@dataclass(frozen=True)
class Folded:
    """All that was decided, and what depends on which files are taken."""

    files: Mapping[str, FileFacts] = field(default_factory=dict)
    #: Where the new callables are, by the old names.
    targets: Mapping[str, Target] = field(default_factory=dict)
    #: Whether a file that cannot be read here may take an old callable from anywhere.
    perhaps_taken: bool = False
    #: The dotted names under which the old callables are known, each with its old name.
    spellings: Mapping[str, str] = field(default_factory=dict)
    #: The modules that belong to the project.
    owned: frozenset[str] = frozenset()
    notes: tuple[str, ...] = ()
    #: Names of modules by which calls go, and which others take from there.
    taken: frozenset[str] = frozenset()
    #: What was read of files that know an old callable by another name.
    readings: Mapping[str, Reading] = field(default_factory=dict)
    #: What is replaced, by the selection that it was asked for.
    settled: dict[Selection, Settled] = field(default_factory=dict)

    @cached_property
    def is_defined_and_called(self) -> bool:
        """Whether the file of an old callable, or one that a star brings it to, calls it."""
        sites = (site for facts in self.files.values() for site in facts.sites)
        return any(
            site.way in {Way.OTHER, Way.NAMED, Way.OBJECT} and site.is_call for site in sites
        )

    @cached_property
    def _modules(self) -> frozenset[str]:
        """The modules of the files that speak of old callables."""
        return frozenset(facts.module for facts in self.files.values())

    @property
    def expressions(self) -> Mapping[str, str]:
        """What code says for the new callables, by the old names."""
        return {old: target.expression for old, target in self.targets.items()}

    @property
    def names(self) -> Mapping[str, str]:
        """The new names in full, by the old ones."""
        return {old: target.dotted for old, target in self.targets.items()}

    def is_replaced(self, dotted: str, new: str) -> bool:
        """Whether a name that was an old callable, or its module, may be a new one now."""
        if dotted == LOCAL:
            return self.is_defined_and_called and any(
                new in {target.dotted, target.first_dotted} for target in self.targets.values()
            )
        old = self.spellings.get(dotted)
        if old is not None:
            target = self.targets[old]
            sibling = f"{dotted.rpartition('.')[0]}.{target.attributes[-1]}"
            if new in {target.dotted, target.first_dotted, sibling}:
                return True
            if new == LOCAL and target.module in self._modules:
                return True
        return any(
            spelled.startswith(f"{dotted}.") and self.targets[one].module == new
            for spelled, one in self.spellings.items()
        )
