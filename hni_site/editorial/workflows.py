"""The workflows that sign texts off, as a new site has them. Editors may change their steps."""

from collections.abc import Callable
from functools import partial

from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import GroupApprovalTask, Workflow, WorkflowPage, WorkflowTask

from hni_site.editorial.enums import SignOffKind
from hni_site.editorial.models import EditorialWorkflow, SignOffTask

# Who signs off last, lifts embargoes and moves them to an earlier moment.
EXECUTIVES = "Executive sign-off"

# Kind → its steps in order: name and whose group approves. Translations have a step of their own
# (`translation.review`), read by those of the language.
STEPS: dict[SignOffKind, list[tuple[str, str]]] = {
    SignOffKind.PRESS_RELEASE: [
        ("Editorial review", "Editor"),
        ("Executive sign-off", EXECUTIVES),
    ],
    SignOffKind.PROFILE: [("Profile review", "Editor")],
}


@transaction.atomic
def set_up() -> list[str]:
    """Makes what is missing of the workflows, their steps and groups; gives what that was."""
    made = []
    # Wagtail's own asks a group that this site has not: nobody could approve.
    unmanned = GroupApprovalTask.objects.filter(groups=None)
    WorkflowPage.objects.filter(workflow__workflow_tasks__task__in=unmanned.values("pk")).delete()
    for kind, steps in STEPS.items():
        made += set_up_workflow(kind, partial(_add_steps, steps=steps))
    return made


def set_up_workflow(kind: SignOffKind, add_steps: Callable[[Workflow], None]) -> list[str]:
    """Makes the workflow or its steps where they are missing; gives what that was."""
    row = EditorialWorkflow.objects.filter(kind=kind).select_related("workflow").first()
    if row is None:
        workflow = Workflow.objects.create(name=str(kind.label))
        EditorialWorkflow.objects.create(kind=kind, workflow=workflow)
        add_steps(workflow)
        return [f"workflow {workflow.name}"]
    if not row.workflow.tasks.exists():
        add_steps(row.workflow)
        return [f"steps of {row.workflow.name}"]
    return []


def _add_steps(workflow: Workflow, steps: list[tuple[str, str]]) -> None:
    for order, (name, group_name) in enumerate(steps):
        task = SignOffTask.objects.create(name=name)
        group, _created = Group.objects.get_or_create(name=group_name)
        task.groups.add(group)
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=order)
