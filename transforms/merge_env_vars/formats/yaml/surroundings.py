"""What program reads a YAML file, and what that means for the names in it."""

import re
from dataclasses import dataclass
from functools import cached_property

from tree_sitter import Node

from migrator.api import Source
from transforms.merge_env_vars.formats.yaml.keys import file_name, is_shell
from transforms.merge_env_vars.formats.yaml.nodes import (
    MAPPINGS,
    Stand,
    inner,
    key_of,
    name_of_collection,
    owner_of,
    pairs_above,
    value_of_key,
)

_PARAMETERS = "a parameter, not an environment variable"
#: Of GitHub: mappings and lists whose keys are no variables.
_GITHUB_NAMES = {
    "inputs": "an input, not an environment variable",
    "outputs": "an output, not an environment variable",
    "with": "an input of an action, not an environment variable",
    "matrix": "a value of a matrix, not an environment variable",
}
_MATRIX = "matrix"
_INTERFACE = "a secret of a workflow that is in another repository"
_WORKFLOW = re.compile(r"(?:^|/)\.(?:github|gitea|forgejo)/|(?:^|/)action\.ya?ml\Z")
_PIPELINE = re.compile(r"(?:^|/)\.gitlab|\.gitlab-ci\.ya?ml\Z|(?:^|/)azure-pipelines")
_COMPOSE = re.compile(r"(?:^|/)[^/]*compose[^/]*\.ya?ml\Z")
_KEEPS = re.compile(rb"^kind:[ ]*[\"']?(?:ConfigMap|Secret|SealedSecret)\b", re.MULTILINE)
_KEPT_BY_DOCKER = frozenset({"secrets", "configs"})
_HOST = "the environment of docker compose"


@dataclass(frozen=True)
class Surroundings:
    """One file, as the program knows it that reads it."""

    source: Source

    @cached_property
    def is_workflow(self) -> bool:
        """Whether it is a workflow or an action of GitHub."""
        if _WORKFLOW.search(self.source.path) is not None:
            return True
        return self._has(b"jobs:") and b" runs-on:" in self.source.code

    @cached_property
    def is_pipeline(self) -> bool:
        """Whether it is of a service that knows ``$NAME``, and no fallbacks."""
        return _PIPELINE.search(self.source.path) is not None

    @cached_property
    def is_compose(self) -> bool:
        """Whether it is read by docker compose."""
        if self.is_workflow or self.is_pipeline:
            return False
        return _COMPOSE.search(self.source.path) is not None or self._has(b"services:")

    @cached_property
    def host(self) -> str:
        """Where ``${NAME}`` comes from, if that is outside of the repository."""
        return _HOST if self.is_compose else ""

    def has_manifest_with(self, name: str) -> bool:
        """Whether the file has a manifest of Kubernetes that keeps a value under a name."""
        code = self.source.code
        key = re.compile(rb"^[ ]+[\"']?%b[\"']?:" % name.encode(), re.MULTILINE)
        return _KEEPS.search(code) is not None and key.search(code) is not None

    def _has(self, key: bytes) -> bool:
        """Whether the file has a key that is nested in nothing."""
        code = self.source.code
        return code.startswith(key) or b"\n" + key in code

    def no_variable(self, stand: Stand) -> str:
        """Why a key is not the name of a variable; nothing where it may be."""
        name = name_of_collection(stand.collection)
        if name.lower() == "parameters":
            return _PARAMETERS
        if not self.is_workflow:
            return ""
        if name == "secrets" and _is_for_another_repository(stand.collection):
            return _INTERFACE
        return _GITHUB_NAMES.get(name, "") or self.in_matrix(stand)

    def in_matrix(self, stand: Stand) -> str:
        """Why a scalar anywhere in a matrix is no variable; nothing for one that is in none."""
        if self.is_workflow and any(key_of(pair) == _MATRIX for pair in pairs_above(stand.holder)):
            return _GITHUB_NAMES[_MATRIX]
        return ""

    def no_variable_in(self, listed: str) -> str:
        """Why the elements of a list are no variables; nothing where they may be."""
        name = listed.lower()
        return _PARAMETERS if name == "parameters" else _GITHUB_NAMES.get(name, "")

    def outside_of(self, stand: Stand, value: Node | None) -> str:
        """Where the value of an entry comes from, if that is outside of the repository."""
        collection = stand.collection
        name = name_of_collection(collection)
        if self.is_workflow and name == "secrets" and collection is not None:
            owner = owner_of(collection)
            is_call = owner is not None and name_of_collection(owner.parent) == "workflow_call"
            return "the callers of the workflow" if is_call else ""
        if self.is_compose and name in _KEPT_BY_DOCKER:
            return f"the {name} of docker" if _is_external(inner(value)) else ""
        return self.host if inner(value) is None and name == "environment" else ""

    def fallbacks(self, stand: Stand) -> bool | None:
        """Whether ``${NEW:-${OLD}}`` is known to who reads a text; nothing if nobody can tell."""
        if self.is_compose or is_shell(stand):
            return True
        return False if self.is_pipeline else None

    def embedded_as(self, stand: Stand) -> str:
        """What a file with a text would be called; empty for a text that is no file."""
        # In a compose file, `$$` stands for `$`, which no shell knows.
        return "" if self.is_compose else file_name(stand)


def _is_for_another_repository(secrets: Node | None) -> bool:
    """Whether a job hands secrets to a workflow that does not lie beside it."""
    owner = owner_of(secrets) if secrets is not None else None
    job = owner.parent if owner is not None else None
    used = value_of_key(job, "uses") if job is not None and job.type in MAPPINGS else ""
    return bool(used) and not used.startswith("./")


def _is_external(value: Node | None) -> bool:
    """Whether what compose is told of is made by others."""
    if value is None or value.type not in MAPPINGS:
        return False
    return value_of_key(value, "external") == "true"
