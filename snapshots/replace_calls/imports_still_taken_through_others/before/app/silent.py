from app.use import *
