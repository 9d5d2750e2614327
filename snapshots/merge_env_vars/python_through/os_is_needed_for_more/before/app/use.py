import os
import sys

HERE = os.path.dirname(__file__)
x = os.environ.get("K")
