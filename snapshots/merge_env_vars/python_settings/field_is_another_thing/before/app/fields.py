def Field(value):
    return value
