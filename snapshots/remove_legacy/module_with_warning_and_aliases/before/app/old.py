import warnings

from app import new
from app.new import Manager

warnings.warn("use app.new", DeprecationWarning, stacklevel=2)

OldManager = Manager
make_manager = new.make
