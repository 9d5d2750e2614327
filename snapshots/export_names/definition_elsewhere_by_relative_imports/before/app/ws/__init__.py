from ..core.base import Base
from .context import Session
