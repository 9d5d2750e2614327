from app.new import (  # noqa: F401
    make as b,
)
from app.new import Manager  # for all
