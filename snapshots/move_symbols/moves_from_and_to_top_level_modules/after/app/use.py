from utils import trim
from app.text import slug
from .old import give_up
from retrying import again
from app.helpers import help_me


@again
def f():
    return slug(trim(help_me(give_up)))
