import logging
from functools import partial

from app.new import Manager, make

logger = logging.getLogger(__name__)


def build(user):
    return partial(Manager, user)()


def last():
    logger.info("last")
