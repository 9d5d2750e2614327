from app.old import make
