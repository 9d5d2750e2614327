import helpers, os

helpers = os.environ.get("HELPERS") or helpers
