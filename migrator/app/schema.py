"""The JSON Schema of manifests, for editors: ``python -m migrator.app.schema``."""

import json
import sys

from migrator.core.manifest import json_schema
from transforms import Catalogue


def schema_text() -> str:
    """The schema with the options of every transform that there is."""
    return json.dumps(json_schema(Catalogue()), indent=2) + "\n"


if __name__ == "__main__":
    sys.stdout.write(schema_text())
