try:
    import decimal

    class Context: ...
except ImportError:
    Context = None
