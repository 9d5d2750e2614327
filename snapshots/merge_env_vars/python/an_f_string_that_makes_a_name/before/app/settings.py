prefix = "MY_"
names = [f"{prefix}OLD_URL", f"OLD_URL{prefix}", f"{prefix}{{OLD_URL}}"]
