"""Forms of the upload."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from articles.ingest.drafts import Upload
from articles.ingest.errors import ReadingError
from articles.ingest.reading import OUTLET_LENGTH, TITLE_LENGTH, URL_LENGTH, Supplement, check_url, parse_date
from articles.models import Draft
from articles.vocabulary import ArticleOrigin


class SeveralFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    """Any number of files."""

    widget = SeveralFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        return [super(SeveralFilesField, self).clean(file, initial) for file in data or []]


class DayField(forms.CharField):
    """A day, month or year in any written form, as ISO 8601 at its precision."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("2025-11-09、2025年11月9日、令和7年11月9日、2025-11 など"))
        super().__init__(max_length=40, **kwargs)

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        iso = parse_date(text) if text else ""
        if iso is None:
            raise ValidationError(_("日付を読み取れません。2025-11-09 のように書いてください。"))
        return iso


class AddressField(forms.CharField):
    """An address of the web that a page may link to."""

    def clean(self, value: Any) -> str:
        try:
            return check_url(super().clean(value))
        except ReadingError as error:
            raise ValidationError(str(error)) from error


class UploadForm(forms.Form):
    """A pasted text, files, or both; the rest fills what they do not say themselves."""

    text = forms.CharField(
        label=_("本文を貼り付け"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14, "cols": 80}),
        help_text=_("1行目に題名、その下に掲載日の行、続けて本文。"),
    )
    documents = SeveralFilesField(
        label=_("ファイル"),
        required=False,
        # An empty file is a fault of its own, not of the others sent with it.
        allow_empty_file=True,
        help_text=_("テキストファイル(UTF-8、Shift_JIS、EUC-JP、UTF-16)。複数選べます。"),
    )
    title = forms.CharField(label=_("題名"), required=False, max_length=TITLE_LENGTH)
    published = DayField(label=_("掲載日"), required=False)
    outlet = forms.CharField(label=_("媒体名"), required=False, max_length=OUTLET_LENGTH)
    url = AddressField(label=_("URL"), required=False, max_length=URL_LENGTH)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not (cleaned.get("text", "").strip() or cleaned.get("documents")):
            raise ValidationError(_("本文を貼り付けるか、ファイルを選んでください。"))
        return cleaned

    @property
    def supplement(self) -> Supplement:
        cleaned = self.cleaned_data
        return Supplement(cleaned["title"], cleaned["published"], cleaned["outlet"], cleaned["url"])

    def uploads(self) -> list[Upload]:
        """What was sent; of a file that is too large only enough to see that."""
        limit = settings.ARTICLE_MAX_BYTES + 1
        text = self.cleaned_data["text"]
        pasted = (
            [Upload(text.encode("utf-8", "replace"), ArticleOrigin.PASTE, str(_("貼り付け")))] if text.strip() else []
        )
        files = [Upload(f.read(limit), ArticleOrigin.UPLOAD, f.name or "") for f in self.cleaned_data["documents"]]
        return pasted + files


class DraftForm(forms.ModelForm):
    """What an editor may mend before saving; the body stays as it was sent."""

    published = DayField(label=_("掲載日"))
    url = AddressField(label=_("URL"), required=False, max_length=URL_LENGTH)

    class Meta:
        model = Draft
        fields = ("title", "published", "outlet", "url")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"].required = True
