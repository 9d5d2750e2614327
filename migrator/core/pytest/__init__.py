"""How pytest sees a repository, from its text alone: configuration, fixtures, and who asks."""
