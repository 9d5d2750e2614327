from ..facade import levy, price
