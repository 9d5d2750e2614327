"""The manifest: what a ``migration.toml`` may say, read whole or refused with every mistake."""

from migrator.core.manifest.loading import load
from migrator.core.manifest.models import (
    LEVELS,
    Contracts,
    Export,
    Gate,
    GateTest,
    Interface,
    Level,
    Manifest,
    Migration,
    Outcome,
    Phase,
    Step,
)
from migrator.core.manifest.schema import json_schema

__all__ = [
    "LEVELS",
    "Contracts",
    "Export",
    "Gate",
    "GateTest",
    "Interface",
    "Level",
    "Manifest",
    "Migration",
    "Outcome",
    "Phase",
    "Step",
    "json_schema",
    "load",
]
