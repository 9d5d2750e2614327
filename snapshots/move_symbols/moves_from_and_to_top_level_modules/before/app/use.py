from utils import slug, trim
from .old import retry, give_up
from helpers import help_me


@retry
def f():
    return slug(trim(help_me(give_up)))
