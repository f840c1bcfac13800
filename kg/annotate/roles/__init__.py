"""Role titles, and who holds which role for whom."""

from kg.annotate.roles.component import RoleReader

__all__ = ["RoleReader"]
