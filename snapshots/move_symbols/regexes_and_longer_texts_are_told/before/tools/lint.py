import re
from pathlib import Path

CALL = re.compile(r"\bcheck_token\(")
MESSAGE = "use app.security instead of app.auth.check_token, please"
OTHER = "recheck_token and check_tokens and app.authority.x are words of their own"


def lint(path):
    source = Path(path).read_text()
    assert "check_token" not in source, f"{path} calls app.auth.check_token"
    return CALL.search(source)
