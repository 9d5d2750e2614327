def f():
    from shop.legacy import alpha, beta, gamma

    return alpha() + beta() + gamma()
