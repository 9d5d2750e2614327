from app.old import *
