container = object()
