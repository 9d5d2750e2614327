from app.ext import kept
from app.orm import attribute
from app.orm import base
from app.orm import Mapper
from app.orm import Session
from app.orm import synonym

print(base, kept, Mapper, attribute, Session, synonym)


def later():
    from app.orm import Session, base, synonym

    return base, Session, synonym
