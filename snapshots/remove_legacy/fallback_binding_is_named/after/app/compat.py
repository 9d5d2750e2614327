import os

HERE = os.curdir
