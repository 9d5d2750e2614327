from . import utils
from ..support import helpers as base
from .utils import trim

print(utils.trim, base.trim, trim)
