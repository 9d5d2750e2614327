"""What JSON and TOML have in common: keys with values, lists, and what stands inside of strings."""
