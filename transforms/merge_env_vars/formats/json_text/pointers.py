"""References inside of a file: ``{"$ref": "#/properties/OLD"}``.

https://www.rfc-editor.org/rfc/rfc6901
"""

from transforms.merge_env_vars.formats.data.keys import is_banned
from transforms.merge_env_vars.names import Names


def follows(data: object, pointer: str, names: Names) -> bool:
    """Whether what a pointer aims at has the new names after the merge, and is the same."""
    for part in pointer.removeprefix("#/").split("/"):
        if not isinstance(data, dict) or part not in data or is_banned(part):
            return False
        new = names.new(part)
        if new != part and new in data and data[new] != data[part]:
            return False
        data = data[part]
    return True
