try:
    from app.new import make
except ImportError:  # long ago
    try:
        from app.old import make
    except ImportError:
        make = None

make()
