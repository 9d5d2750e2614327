try:
    from app.old import make
except ImportError:
    from app.new import make

make()
