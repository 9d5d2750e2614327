for number in range(3):
    pass
