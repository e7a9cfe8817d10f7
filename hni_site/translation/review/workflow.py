"""The workflow by which translations are signed off, as a new site has it."""

from django.db import transaction
from wagtail.models import Workflow, WorkflowTask

from hni_site.editorial.enums import SignOffKind
from hni_site.editorial.workflows import set_up_workflow
from hni_site.translation.review.models import TranslationReviewTask


@transaction.atomic
def set_up() -> list[str]:
    """Makes what is missing of it; gives what that was."""
    return set_up_workflow(SignOffKind.TRANSLATION, _add_step)


def _add_step(workflow: Workflow) -> None:
    task = TranslationReviewTask.objects.create(name="Translation review")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
