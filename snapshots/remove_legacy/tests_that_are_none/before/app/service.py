from app.old import make

make()
