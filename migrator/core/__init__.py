"""The pure part: values in, values out; no disk, no git, no terminal."""
