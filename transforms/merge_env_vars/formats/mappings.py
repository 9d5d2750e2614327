"""Which mappings are environments, and which hold something else, whatever language they are in."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from transforms.merge_env_vars.names import Names
from transforms.merge_env_vars.places import Setting

#: Of a key that stands alone in a mapping of which nothing says what it is for.
NO_ENVIRONMENT = "may be another mapping than the environment"
BY_KEY = "what it is in may be referred to by its key"
_IN_SCHEMA = "a part of a schema, which describes other data"
_LABEL = "a label, not an environment variable"
_OUTPUT = "an output of a template, which others may import"
_TRANSLATION = "the key of a translation, which programs ask for"

_FILES = (
    (re.compile(r"(?:.*/)?(?:locales?|i18n|lang|langs|languages|translations?)/.*"), _TRANSLATION),
    (re.compile(r"(?:.*/)?values(?:[-._][^/]*)?\.ya?ml"), "templates may read it by this key"),
    (re.compile(r".*\.(?:tfvars|tf)\.json"), "Terraform declares it by this name"),
)
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_CAPITALS = re.compile(r"[A-Z][A-Z0-9_]*")
#: Words in the names of environments, and of mappings in which one lies for each of some cases.
_ENVIRONMENTS = frozenset(
    "env envs environ environment environments envvar envvars variable variables var vars".split()
)
_SETTINGS = frozenset(
    "arg args buildargs config configs configuration secret secrets setting settings".split()
)
_DESCRIPTIONS = frozenset({"openapi", "swagger", "asyncapi"})
#: Of schemas: mappings with names of the data, in whatever file they stand …
_PROPERTIES = frozenset("properties patternProperties definitions $defs schemas".split())
#: … and what else speaks of the data.
_OF_SCHEMAS = _PROPERTIES | frozenset("required enum example examples".split())
_LABELS = frozenset({"labels", "annotations"})
_MANIFESTS = frozenset({"ConfigMap", "Secret", "ExternalSecret", "SealedSecret"})
_DATA = frozenset({"data", "stringData", "binaryData", "encryptedData"})
_TEMPLATE = frozenset({"AWSTemplateFormatVersion", "Resources"})


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a mapping or a list stands in its file."""

    path: str
    #: The keys that it lies under, from the inside out.
    above: tuple[str, ...]
    #: The keys of the document.
    top: frozenset[str] = frozenset()
    #: What the document says that it is: ``kind: ConfigMap``.
    kind: str = ""
    #: The keys of the mapping in which it stands under its own.
    beside: frozenset[str] = frozenset()

    @property
    def name(self) -> str:
        """The key that it stands under."""
        return self.above[0] if self.above else ""


def doubt_of_key(standing: Standing, keys: Iterable[str] = ()) -> str:
    """Why a key of a mapping may be no setting; nothing where it is one for certain."""
    for files, reason in _FILES:
        if files.fullmatch(standing.path):
            return reason
    if standing.kind in _MANIFESTS and standing.name in _DATA:
        return BY_KEY
    if standing.name == "Outputs" and not _TEMPLATE.isdisjoint(standing.top):
        return _OUTPUT
    return doubt_of_item(standing) or ("" if _is_environment(standing, keys) else NO_ENVIRONMENT)


def doubt_of_item(standing: Standing) -> str:
    """Why an item of a list may be no setting; nothing where nothing speaks against it."""
    is_schema = not _DESCRIPTIONS.isdisjoint(standing.top) or "properties" in standing.top
    if is_schema and not _OF_SCHEMAS.isdisjoint(standing.above):
        return _IN_SCHEMA
    if standing.name in (_OF_SCHEMAS if "properties" in standing.beside else _PROPERTIES):
        return _IN_SCHEMA
    return _LABEL if standing.name in _LABELS else ""


def _is_environment(standing: Standing, keys: Iterable[str]) -> bool:
    """Whether the keys of a mapping are settings, by its name or by how all of them look."""
    name, *further = standing.above[:2] or ("",)
    if not _words(name).isdisjoint(_ENVIRONMENTS | _SETTINGS):
        return True
    if any(not _words(one).isdisjoint(_ENVIRONMENTS) for one in further):
        return True
    written = [key for key in keys if key != "<<"]
    is_long = len(written) > 1 or not standing.above
    return is_long and all(map(_CAPITALS.fullmatch, written))


def _words(key: str) -> frozenset[str]:
    return frozenset(map(str.lower, _WORD.findall(key)))


def certain_in_pairs(settings: Iterable[Setting], names: Names) -> list[Setting]:
    """The settings; one that stands beside its other name is a setting for certain."""
    settings = list(settings)
    met: dict[tuple[int, str], set[str]] = defaultdict(set)
    for one in settings:
        met[one.group, names.new(one.name)].add(one.name)
    return [
        replace(one, doubt="")
        if one.doubt == NO_ENVIRONMENT and len(met[one.group, names.new(one.name)]) > 1
        else one
        for one in settings
    ]
