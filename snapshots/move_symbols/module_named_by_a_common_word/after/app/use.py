import django.utils.html
from app.support.helpers import trim
from app.web import utils as web_utils
from other import utils


def f(utils=None, **options):
    utils = options.get("utils", utils)
    return trim(utils), web_utils.trim("a"), f(utils=1)


class Holder:
    utils = 1

    def get(self):
        return self.utils, "see app.utils", django.utils.html


print(utils.trim, {"utils": 1}["utils"])
