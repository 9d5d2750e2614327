manager = None
