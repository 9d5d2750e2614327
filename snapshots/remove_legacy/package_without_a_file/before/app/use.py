import ns
import other

print(ns, other)
