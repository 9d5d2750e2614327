USER = "ann"
