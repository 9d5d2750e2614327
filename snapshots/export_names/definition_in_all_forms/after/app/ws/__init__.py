from .forms import A, B, C, D, E, F, G, H, I, J, K, L, M
