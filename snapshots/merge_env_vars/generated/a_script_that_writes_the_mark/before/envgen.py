"""Writes env.ts, marked DO NOT EDIT."""

import os

HEAD = "// @generated"

print(HEAD, "DO NOT EDIT", os.environ["OLD_URL"])
