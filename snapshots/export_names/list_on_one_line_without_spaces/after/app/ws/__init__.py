from .context import Context
from .manager import Manager,Session

__all__=['Context','Manager','Session']
