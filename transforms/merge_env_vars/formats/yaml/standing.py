"""Where the mappings and lists of a YAML file stand, and what of it speaks against settings."""

import re
from functools import cached_property
from itertools import islice

from tree_sitter import Node

from migrator.api import Span
from transforms.merge_env_vars.formats.mappings import (
    BY_KEY,
    NO_ENVIRONMENT,
    Standing,
    doubt_of_item,
    doubt_of_key,
)
from transforms.merge_env_vars.formats.trees import around
from transforms.merge_env_vars.formats.yaml.keys import is_environment
from transforms.merge_env_vars.formats.yaml.nodes import (
    MAPPINGS,
    PAIRS,
    entries_of,
    key_of,
    owner_of,
    pairs_above,
    value_of_key,
)
from transforms.merge_env_vars.formats.yaml.stream import Stream
from transforms.merge_env_vars.formats.yaml.surroundings import Surroundings

_GENERATED = frozenset({"configMapGenerator", "secretGenerator"})
_KEPT = frozenset({"secrets", "configs"})
_OF_COMPOSE = "what containers find as a file of this name"
_OF_TEMPLATES = "a variable that templates in this file read by its name"
_OF_ANSIBLE = "a variable of Ansible, which templates may read by its name"
_ANSIBLE = re.compile(r"(?:.*/)?(?:group_vars|host_vars|defaults|vars)/.*")
_INVENTORY = re.compile(r"(?:.*/)?(?:group_vars|host_vars)/.*")
_TEMPLATE = re.compile(rb"(?<!\$)\{\{-?\s*\.?([A-Za-z_]\w*)\b(?!\s*\()")


class Standings:
    """The mappings and lists of one file."""

    def __init__(self, stream: Stream, surroundings: Surroundings) -> None:
        self._stream = stream
        self._surroundings = surroundings
        self._path = surroundings.source.path
        self._standings: dict[int, Standing] = {}
        self._doubts: dict[int, str] = {}
        self._kinds: dict[int, str] = {}
        self._keys_of: dict[int, frozenset[str]] = {}

    def doubt_of_key(self, mapping: Node, name: str) -> str:
        """Why a key of a mapping may be no setting; nothing where it is one for certain."""
        standing = self._standing(mapping)
        if name in self._read_by_templates and (
            standing.name == "vars" or _ANSIBLE.fullmatch(self._path)
        ):
            return _OF_TEMPLATES
        if not standing.above and _INVENTORY.fullmatch(self._path):
            return _OF_ANSIBLE
        if self._surroundings.is_compose and standing.above in {("secrets",), ("configs",)}:
            return _OF_COMPOSE
        if mapping.id not in self._doubts:
            doubt = doubt_of_key(standing, self._keys(mapping))
            is_merged = doubt == NO_ENVIRONMENT and self._is_merged_into_environment(mapping)
            self._doubts[mapping.id] = "" if is_merged else doubt
        return self._doubts[mapping.id]

    def _is_merged_into_environment(self, mapping: Node) -> bool:
        """Whether an alias of a mapping stands where an environment is."""
        holder = mapping.parent
        anchors = (one for one in holder.children if one.type == "anchor") if holder else ()
        return any(
            is_environment(key_of(pair))
            for anchor in anchors
            for offset in self._stream.aliases.get((anchor.text or b"")[1:], ())
            for pair in islice(pairs_above(self._stream.node_at(Span(offset, offset + 1))), 2)
        )

    def doubt_of_item(self, sequence: Node) -> str:
        """Why an item of a list may be no setting; nothing where nothing speaks against it."""
        standing = self._standing(sequence)
        if standing.name == "literals" and not _GENERATED.isdisjoint(standing.above):
            return BY_KEY
        if self._surroundings.is_compose and standing.name in _KEPT:
            return _OF_COMPOSE
        return doubt_of_item(standing)

    def _standing(self, collection: Node) -> Standing:
        if collection.id not in self._standings:
            above = tuple(map(key_of, pairs_above(collection)))
            owner = owner_of(collection)
            outer = owner.parent if owner is not None and owner.type in PAIRS else None
            self._standings[collection.id] = Standing(
                self._path, above, *self._document(collection), self._keys(outer)
            )
        return self._standings[collection.id]

    def _document(self, collection: Node) -> tuple[frozenset[str], str]:
        """The keys of the document that a collection lies in, and what kind it is of."""
        top = [one for one in around(collection) if one.type in MAPPINGS][-1:]
        if not top:
            return frozenset(), ""
        if top[0].id not in self._kinds:
            self._kinds[top[0].id] = value_of_key(top[0], "kind")
        return self._keys(top[0]), self._kinds[top[0].id]

    def _keys(self, mapping: Node | None) -> frozenset[str]:
        if mapping is None:
            return frozenset()
        if mapping.id not in self._keys_of:
            self._keys_of[mapping.id] = frozenset(map(key_of, entries_of(mapping)))
        return self._keys_of[mapping.id]

    @cached_property
    def _read_by_templates(self) -> frozenset[str]:
        if self._surroundings.is_workflow:
            return frozenset()
        found = _TEMPLATE.finditer(self._surroundings.source.code)
        return frozenset(match.group(1).decode() for match in found)
