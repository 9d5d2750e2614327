from ..facade import levy, unit_price
