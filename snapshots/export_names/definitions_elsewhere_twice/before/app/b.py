Context = dict
