"""Between the passes: what is to be said of all files together."""

from collections.abc import Mapping
from dataclasses import dataclass

from migrator.api import Project, Read
from transforms.merge_env_vars.facts import Facts
from transforms.merge_env_vars.options import MergeOptions


@dataclass(frozen=True, slots=True)
class Folded:
    """What all files say together."""

    notes: tuple[str, ...] = ()


def fold(reads: Mapping[str, Read[Facts]], project: Project, options: MergeOptions) -> Folded:
    """What all files say together."""
    return Folded()
