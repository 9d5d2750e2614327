import os

try:
    from app.new import make
except ImportError:
    make = None

HERE = os.curdir
