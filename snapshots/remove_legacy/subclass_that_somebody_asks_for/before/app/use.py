from app.api import Base

KNOWN = Base.__subclasses__()
