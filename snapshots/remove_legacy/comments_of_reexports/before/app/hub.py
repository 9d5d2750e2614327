from app.new import (  # noqa: F401
    make as a,  # old
    make as b,
    # about c
    make as c,
)
from app.new import Manager  # for all
