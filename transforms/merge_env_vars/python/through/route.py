"""The object that settings go through, and how it is written."""

from dataclasses import dataclass

from migrator.api import Project
from transforms.merge_env_vars.names import Names
from transforms.merge_env_vars.options import EVERY, MergeOptions, Through


@dataclass(frozen=True, slots=True)
class Target:
    """The object, taken apart where its module ends."""

    module: str
    #: The name that is imported from the module; empty where the module is the object.
    name: str
    #: What follows the name: ``().inner``.
    rest: str

    @property
    def dotted(self) -> str:
        """The whole name of what is imported."""
        return f"{self.module}.{self.name}" if self.name else self.module

    def written(self, local: str) -> str:
        """The object, where what is imported goes by a name."""
        return f"{local}{self.rest}"


def target_of(through: Through, project: Project) -> Target:
    """The object as the project has it."""
    before, call, behind = through.object.partition("()")
    found = project.locate(before)
    name, *rest = found.attributes or ("",)
    attributes = "".join(f".{one}" for one in rest)
    return Target(found.module, name, f"{attributes}{call}{behind}")


def named(options: MergeOptions) -> frozenset[str] | None:
    """The names that go through the object; None for every name that is written out.

    Old names are among them whose new names are.
    """
    through = options.through
    if through is None or options.transition:
        return frozenset()
    if EVERY in through.names:
        return None
    new = frozenset(through.names or options.merge.values())
    return new | {old for old, name in options.merge.items() if name in new}


def as_names(words: frozenset[str]) -> Names:
    """Names that stand for themselves: to look for them."""
    return Names({word: word for word in words})
