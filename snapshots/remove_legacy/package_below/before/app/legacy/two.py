from .one import make
from app.new import Manager

Old = Manager
