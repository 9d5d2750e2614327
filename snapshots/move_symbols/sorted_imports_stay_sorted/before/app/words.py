WORD = "n"
