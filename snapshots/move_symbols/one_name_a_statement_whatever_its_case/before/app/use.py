from app.ext import base
from app.ext import kept
from app.ext import Mapper
from app.orm import attribute
from app.orm import Session
from app.orm import synonym

print(base, kept, Mapper, attribute, Session, synonym)


def later():
    from app.orm import Session, synonym
    from app.ext import base

    return base, Session, synonym
