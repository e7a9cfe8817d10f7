from django.contrib.auth.models import Group
from django.db import models
from django.db.models import Q
from wagtail.models import Collection, Locale

from hni_site.access.enums import RoleName, Scope
from hni_site.access.roles import ROLES, Role


class RoleGroup(models.Model):
    """Which group stands for which role; the group's name is for people, and may be changed."""

    group = models.OneToOneField(Group, on_delete=models.CASCADE, related_name="role_group")
    role = models.CharField(max_length=30, choices=RoleName.choices)
    locale = models.ForeignKey(
        Locale, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    organisation = models.UUIDField(null=True, blank=True)
    """Translation key of the page of the organisation."""
    collection = models.ForeignKey(
        Collection, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    """Where an organisation's pictures and files lie."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["role"],
                condition=Q(locale=None, organisation=None),
                name="one_group_per_role",
            ),
            models.UniqueConstraint(fields=["role", "locale"], name="one_group_per_language"),
            models.UniqueConstraint(
                fields=["role", "organisation"], name="one_group_per_organisation"
            ),
        ]

    def __str__(self) -> str:
        return str(self.group)

    @property
    def definition(self) -> Role:
        return ROLES[RoleName(self.role)]

    @property
    def scope(self) -> Scope:
        return self.definition.scope
