from .. import util
from ..util import helper
from . import net
from .net import open_connection

open_connection()
util.helper()
helper()
