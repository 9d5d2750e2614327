from app.new import make

from app.new import Manager

make(), Manager()
