from . import connect, net
from . import util
from .util import helper

connect()
util.helper()
helper()
