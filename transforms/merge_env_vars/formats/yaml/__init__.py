"""YAML: compose files, workflows, manifests of Kubernetes, and all else that is written in it.

https://yaml.org/spec/1.2.2/
"""

from migrator.api import Source
from transforms.merge_env_vars.formats.yaml.reading import Reading
from transforms.merge_env_vars.names import Names
from transforms.merge_env_vars.places import Places


def read(source: Source, names: Names) -> Places:
    """What a YAML file says of the names."""
    if not any(names.old_in(source.code)):
        return Places()
    return Reading(source, names).places()
