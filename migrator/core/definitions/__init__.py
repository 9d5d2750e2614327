"""Where the names of a project are defined, followed through imports, re-exports and aliases."""
