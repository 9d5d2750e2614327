from . import utils
from .. import utils as base
from .utils import trim

print(utils.trim, base.trim, trim)
