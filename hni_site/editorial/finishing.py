"""What Wagtail does when a workflow is through: WAGTAIL_FINISH_WORKFLOW_ACTION."""

from typing import Any


def sign_off_text(workflow_state: Any, user: Any = None) -> None:
    """The text is ready to be published; when, someone decides.

    `user` gave the last approval. A page that needs no sign-off is published, as in Wagtail.
    """
    # Wagtail reads this module while it makes its own models.
    from wagtail.workflows import publish_workflow_state

    from hni_site.editorial.sign_off import grant, kind_of

    page = workflow_state.content_object.get_latest_revision_as_object()
    if kind_of(page) is None:
        publish_workflow_state(workflow_state, user=user)
    else:
        grant(page, user)
