from kit import bolts
from kit.parts import cogs
import kit.parts.cogs

print(bolts.SIZE, cogs.SIZE, kit.parts.cogs.SIZE)
