registry = object()
