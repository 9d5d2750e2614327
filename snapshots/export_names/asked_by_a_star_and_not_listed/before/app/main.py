from app.ws import *

print(Context(), Session())
