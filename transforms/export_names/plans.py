"""What is to become of each name that a package lacks, and the sentence that says so."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from migrator.api import Safety
from transforms.export_names.deciding import Choice
from transforms.export_names.demands import Demand
from transforms.export_names.lacking import State
from transforms.export_names.wording import listed
from transforms.export_names.writing import Removal, Wanted

#: Demands with the files that they stand in.
Asked = Sequence[tuple[str, Demand]]


@dataclass(frozen=True, slots=True)
class Plan:
    """A name that a package lacks."""

    package: str
    name: str
    choice: Choice
    asked: Asked = ()
    #: Whether `__all__` lists it already.
    is_listed: bool = False
    state: State = State.MISSING
    is_lazy: bool = False
    #: Imported before all others, since one of them asks for it.
    is_first: bool = False
    #: Whether `__all__` is left as it is.
    is_unlisted: bool = False

    @property
    def is_bound(self) -> bool:
        """Whether the package has it already, and only `__all__` lacks it."""
        return self.state is State.THERE

    @property
    def wanted(self) -> Wanted:
        """What is to be written."""
        choice = self.choice
        return Wanted(
            self.name,
            choice.module,
            choice.attribute,
            self.is_lazy,
            self.is_bound,
            self.is_first,
            self.is_unlisted,
        )

    @property
    def is_manual(self) -> bool:
        """Whether only a person can do something."""
        return self.choice.safety is Safety.MANUAL

    @property
    def is_mere_entry(self) -> bool:
        """Whether nothing but an entry of `__all__` speaks of the name."""
        return self.is_listed and not self.asked and self.choice.is_nowhere

    @property
    def reason(self) -> str:
        """In a few words, why no edit is made."""
        return self.choice.remark if self.is_manual else ""

    @property
    def message(self) -> str:
        """What there is to say."""
        return f"{self._lack}{self._asking}: {self._remedy}"

    @property
    def _lack(self) -> str:
        told = {
            State.THERE: f"does not list `{self.name}` in `__all__`",
            State.MODULE: f"has `{self.name}` as a module only",
            State.UNKNOWN: f"may have no `{self.name}`",
        }
        return f"`{self.package}` {told.get(self.state, f'has no `{self.name}`')}"

    @property
    def _asking(self) -> str:
        files = sorted({path for path, _demand in self.asked})
        if files:
            return f", which {listed(files)} ask{'s' * (len(files) == 1)} for"
        return ", which its `__all__` lists" if self.is_listed else ""

    @property
    def _remedy(self) -> str:
        if self.is_manual:
            return self.choice.remark
        remark = f" ({self.choice.remark})" if self.choice.remark else ""
        if self.is_bound:
            return f"it is put in{remark}"
        renamed = self.choice.attribute != self.name
        what = f"`{self.choice.attribute}` " if renamed else ""
        when = " when it is asked for" if self.is_lazy else ""
        return f"{what or 'it '}is imported from {self.choice.module}{when}{remark}"


@dataclass(frozen=True, slots=True)
class Fault:
    """An entry of `__all__` that should not be there."""

    removal: Removal
    safety: Safety
    message: str
    reason: str = ""

    @property
    def name(self) -> str:
        """What the entry is called."""
        return self.removal.name

    def but(self, remark: str) -> "Fault":
        """The same, but to be looked at for one more reason."""
        safety = Safety.REVIEW if self.safety is Safety.SAFE else self.safety
        return replace(self, safety=safety, message=f"{self.message} ({remark})")
