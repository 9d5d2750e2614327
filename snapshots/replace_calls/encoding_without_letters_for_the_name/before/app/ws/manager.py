def hol_č(u):
    return u
