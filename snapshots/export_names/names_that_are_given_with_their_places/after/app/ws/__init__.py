from app.core import Session

from .context import Context as Ctx
from .manager import Manager
