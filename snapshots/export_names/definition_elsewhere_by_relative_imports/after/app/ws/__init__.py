from ..core.base import Base
from ..core.context import Context
from .context import Session
