from . import net
from .net import open_connection
from .. import util
from ..util import helper

open_connection()
util.helper()
helper()
