"""What is kept of translations beside wagtail-localize's own tables."""

from hni_site.translation.review.models import TranslationReviewTask
from hni_site.translation.status.models import SourceVersion, TranslationStatus

__all__ = ["SourceVersion", "TranslationReviewTask", "TranslationStatus"]
