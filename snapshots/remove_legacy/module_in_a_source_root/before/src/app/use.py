from .new import make

make()
