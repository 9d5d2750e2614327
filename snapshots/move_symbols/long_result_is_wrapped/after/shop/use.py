def f():
    from shop.legacy import gamma
    from shop.catalogue.wholesale.conditions import (
        alpha_of_the_customer,
        beta_of_the_customer,
    )

    return alpha_of_the_customer() + beta_of_the_customer() + gamma()
