from app.ws import *
from app.other import *

print(Context(), Missing())
