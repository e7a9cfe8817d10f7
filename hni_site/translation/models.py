"""What is kept of translations beside wagtail-localize's own tables."""

from hni_site.translation.desk.models import Question
from hni_site.translation.fallback.models import LanguageFallback
from hni_site.translation.review.models import Overrule, TranslationReviewTask
from hni_site.translation.status.models import SourceVersion, TranslationStatus

__all__ = [
    "LanguageFallback",
    "Overrule",
    "Question",
    "SourceVersion",
    "TranslationReviewTask",
    "TranslationStatus",
]
