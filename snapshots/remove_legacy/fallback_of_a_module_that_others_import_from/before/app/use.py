from app.compat import make

make()
