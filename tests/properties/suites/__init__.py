"""Small projects with tests that create things when they are imported."""

from tests.properties.suites.projects import Project, projects

__all__ = ["Project", "projects"]
