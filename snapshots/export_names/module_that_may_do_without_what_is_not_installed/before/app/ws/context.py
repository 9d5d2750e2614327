try:
    import surely_nobody_has_this
except ImportError:
    surely_nobody_has_this = None


class Context: ...
