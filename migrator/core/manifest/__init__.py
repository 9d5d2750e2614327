"""The manifest: what a ``migration.toml`` may say, read whole or refused with every mistake."""

from migrator.core.manifest.case import CaseFile, load_case
from migrator.core.manifest.contracts import (
    Contract,
    Contracts,
    Export,
    Forbidden,
    ImportsClean,
    Interface,
    Mentions,
)
from migrator.core.manifest.gates import LEVELS, After, Before, Collection, Gate, GateTest, Level
from migrator.core.manifest.loading import load
from migrator.core.manifest.models import Manifest, Migration, Phase, Step
from migrator.core.manifest.schema import json_schema

__all__ = [
    "LEVELS",
    "After",
    "Before",
    "CaseFile",
    "Collection",
    "Contract",
    "Contracts",
    "Export",
    "Forbidden",
    "Gate",
    "GateTest",
    "ImportsClean",
    "Interface",
    "Level",
    "Manifest",
    "Mentions",
    "Migration",
    "Phase",
    "Step",
    "json_schema",
    "load",
    "load_case",
]
