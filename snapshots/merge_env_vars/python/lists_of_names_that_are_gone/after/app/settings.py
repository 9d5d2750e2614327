DEPRECATED_NAMES = ["OLD_URL", "OTHER"]
FORBIDDEN = {"OLD_URL"}
_BANNED_VARS: frozenset[str] = frozenset({"OLD_URL"})
REMOVED = {"OLD_URL": "in 2.0"}
NAMES = ["NEW_URL"]
