import logging
import warnings
from functools import partial

from app.new import Manager, make

logger = logging.getLogger(__name__)


def build(user):
    return partial(Manager, user)()


def make_manager(user, *args, **kwargs):
    """Deprecated."""
    warnings.warn("use make", DeprecationWarning, stacklevel=2)
    return make(user or 'ann', *args, **kwargs)


def last():
    logger.info("last")
