A, (B, *C) = 1, (2, 3)
[D, E] = 4, 5
(F := 6)
G = H = 7; I = 8
J: int = 9
if True: K = 10
def L(): ...
async def M(): ...
N: int
