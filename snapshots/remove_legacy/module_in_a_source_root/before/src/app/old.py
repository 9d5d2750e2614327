from .new import make
