from kit import bolts, gears
import kit

print(bolts.SIZE, gears.SIZE, kit.gears.SIZE)
