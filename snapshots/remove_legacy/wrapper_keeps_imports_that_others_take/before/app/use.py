from app.api import make

make()
