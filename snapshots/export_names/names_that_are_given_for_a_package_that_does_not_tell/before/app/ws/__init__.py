globals().update({})
