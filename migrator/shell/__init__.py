"""Effects: git, processes, the installed modules. One kind a file."""
