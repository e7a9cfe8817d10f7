"""The workflows that sign texts off, as a new site has them. Editors may change their steps."""

from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import Workflow, WorkflowTask

from hni_site.editorial.enums import SignOffKind
from hni_site.editorial.models import EditorialWorkflow, SignOffTask

# Kind → its steps in order: name and whose group approves.
STEPS: dict[SignOffKind, list[tuple[str, str]]] = {
    SignOffKind.PRESS_RELEASE: [
        ("Editorial review", "Editor"),
        ("Executive sign-off", "Executive sign-off"),
    ],
    SignOffKind.PROFILE: [("Profile review", "Editor")],
}


@transaction.atomic
def set_up() -> list[str]:
    """Makes what is missing of the workflows, their steps and groups; gives what that was."""
    made = []
    for kind, steps in STEPS.items():
        row = EditorialWorkflow.objects.filter(kind=kind).select_related("workflow").first()
        if row is None:
            workflow = Workflow.objects.create(name=str(kind.label))
            EditorialWorkflow.objects.create(kind=kind, workflow=workflow)
            _add_steps(workflow, steps)
            made.append(f"workflow {workflow.name}")
        elif not row.workflow.tasks.exists():
            _add_steps(row.workflow, steps)
            made.append(f"steps of {row.workflow.name}")
    return made


def _add_steps(workflow: Workflow, steps: list[tuple[str, str]]) -> None:
    for order, (name, group_name) in enumerate(steps):
        task = SignOffTask.objects.create(name=name)
        group, _created = Group.objects.get_or_create(name=group_name)
        task.groups.add(group)
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=order)
