from django.conf import settings
from django.db import models
from wagtail_localize.models import Translation


class Question(models.Model):
    """What a translator asks the editors of the original about a segment, and their answer."""

    translation = models.ForeignKey(Translation, on_delete=models.CASCADE, related_name="questions")
    place = models.TextField()
    """The path of the segment's place in the page."""

    source_text = models.TextField()
    text = models.TextField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    answered_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "translation"
        indexes = [
            models.Index(fields=["at"], condition=models.Q(answered_at=None), name="open_questions")
        ]

    def __str__(self) -> str:
        return self.text[:60]
