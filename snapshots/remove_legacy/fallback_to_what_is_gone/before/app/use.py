try:
    from app.new import make
except ImportError:
    from app.gone import make

try:
    from app.new import Manager
except ImportError:
    from elsewhere import Manager

make(), Manager()
