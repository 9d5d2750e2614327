from lib.core import errors, start, text
from lib.core.errors import Failure, Other
from lib.core.text import trim

try:
    start(trim(text))
except (Failure, Other, errors.Failure, errors.Other):
    raise
