NEW = """
from app.tokens import check_token

assert check_token("t")
"""
OLD = """
from app.auth import check_token

assert check_token("t")
"""
BOTH = "use app.tokens.check_token, not app.auth.check_token"
HELP = "check_token is app.tokens.check_token now"
