"""What the admin asks for: a file or a text, and the newsroom it is for."""

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from news.importer.errors import UnreadableSource
from news.importer.formats import EXTENSIONS, check_size, read_file, read_pasted
from news.importer.limits import MAX_FILE_BYTES, MAX_TEXT_CHARACTERS
from news.importer.source import SourceDocument
from news.models import NewsIndexPage


class NewsroomChoiceField(forms.ModelChoiceField):  # type: ignore[type-arg] # generic in stubs only
    """Newsrooms by their language."""

    def label_from_instance(self, obj: NewsIndexPage) -> str:
        return f"{obj.locale.get_display_name()} – {obj.title}"


class SourceForm(forms.Form):
    """Gives ``document``, the source's blocks, in its cleaned data."""

    newsroom = NewsroomChoiceField(
        label=_("Language"),
        queryset=NewsIndexPage.objects.none(),
        empty_label=None,
        help_text=_("The language the release is written in, and the newsroom the draft goes to."),
    )
    file = forms.FileField(
        label=_("File"),
        required=False,
        allow_empty_file=True,  # Django would refuse it without saying what to do.
        widget=forms.FileInput(attrs={"accept": ",".join(EXTENSIONS)}),
        help_text=_("Word (.docx), Markdown, HTML or plain text, up to %(limit)d MB. Drop it here.")
        % {"limit": MAX_FILE_BYTES // 1024 // 1024},
    )
    text = forms.CharField(
        label=_("Or its text"),
        required=False,
        strip=False,
        max_length=MAX_TEXT_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("Paste the whole release, with its headline and contacts."),
    )

    def __init__(self, *args: Any, newsrooms: "QuerySet[NewsIndexPage]", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(NewsroomChoiceField, self.fields["newsroom"]).queryset = newsrooms

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if self.errors:
            return cleaned
        file, text = cleaned.get("file"), cleaned.get("text", "")
        if bool(file) == bool(text.strip()):
            raise ValidationError(_("Choose a file or paste a text, one of them."))
        try:
            cleaned["document"] = _read(file) if file else read_pasted(text)
        except UnreadableSource as error:
            self.add_error("file" if file else "text", str(error))
        return cleaned


def _read(file: "UploadedFile[Any]") -> SourceDocument:
    check_size(file.size or 0)
    return read_file(file.name or "", file.read())
