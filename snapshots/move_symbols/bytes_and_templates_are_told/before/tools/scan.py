MARK = b"check_token"
SQL = "select %(check_token)s"
CODE = """
from app.auth import check_token

check_token()
"""
TEXT = "line one\ncheck_token()\n"
FORMAT = "{check_token}".format(check_token=1)
