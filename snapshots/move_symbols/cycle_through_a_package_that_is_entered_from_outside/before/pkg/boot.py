import pkg.utils.graph


class Step: ...
