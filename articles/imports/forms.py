"""Forms of the import, for the desk and for the admin."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from articles.imports.batches import Upload
from articles.ingest.errors import ReadingError
from articles.ingest.reading import OUTLET_LENGTH, TITLE_LENGTH, URL_LENGTH, Supplement, check_url, parse_date
from articles.models import FeedSubscription, ImportItem
from articles.vocabulary import ArticleOrigin

MOST_ADDRESSES = 100
"""URLs in one form."""


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
    """A pasted text, files, addresses, or all of them; the rest fills what they do not say themselves."""

    text = forms.CharField(
        label=_("本文を貼り付け"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10, "cols": 80}),
        help_text=_("1行目に題名、その下に掲載日の行、続けて本文。"),
    )
    documents = SeveralFilesField(
        label=_("ファイル"),
        required=False,
        # An empty file is a fault of its own, not of the others sent with it.
        allow_empty_file=True,
        help_text=_("テキスト、Markdown、HTML、PDF、Word(.docx)、メール(.eml)、JSON Lines、ZIP。複数選べます。"),
    )
    addresses = forms.CharField(
        label=_("記事のURL"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "cols": 80, "inputmode": "url"}),
        help_text=_("1行に1つ。ページを取得して本文を読みます。"),
    )
    title = forms.CharField(label=_("題名"), required=False, max_length=TITLE_LENGTH)
    published = DayField(label=_("掲載日"), required=False)
    outlet = forms.CharField(label=_("媒体名"), required=False, max_length=OUTLET_LENGTH)
    url = AddressField(label=_("URL"), required=False, max_length=URL_LENGTH)

    def clean_addresses(self) -> list[str]:
        lines = [line.strip() for line in self.cleaned_data["addresses"].splitlines() if line.strip()]
        if len(lines) > MOST_ADDRESSES:
            raise ValidationError(_("URLは一度に%(limit)s件までです。") % {"limit": MOST_ADDRESSES})
        return list(dict.fromkeys(line[:URL_LENGTH] for line in lines))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        sent = cleaned.get("text", "").strip() or cleaned.get("documents") or cleaned.get("addresses")
        if not self.errors and not sent:
            raise ValidationError(_("本文を貼り付けるか、ファイルを選ぶか、URLを書いてください。"))
        return cleaned

    @property
    def supplement(self) -> Supplement:
        cleaned = self.cleaned_data
        return Supplement(cleaned["title"], cleaned["published"], cleaned["outlet"], cleaned["url"])

    def uploads(self) -> list[Upload]:
        """What was sent; of a file that is too large only enough to see that."""
        limit = settings.IMPORT_MAX_BYTES + 1
        text = self.cleaned_data["text"]
        pasted = [Upload(text.encode("utf-8", "replace"), str(_("貼り付け")))] if text.strip() else []
        files = [Upload(f.read(limit), f.name or "", f.content_type or "") for f in self.cleaned_data["documents"]]
        return pasted + files + [Upload(b"", "", address=address) for address in self.cleaned_data["addresses"]]

    @property
    def origin(self) -> ArticleOrigin:
        """What the batch was made of; files where there are several ways."""
        cleaned = self.cleaned_data
        if cleaned["documents"]:
            return ArticleOrigin.UPLOAD
        return ArticleOrigin.PASTE if cleaned["text"].strip() else ArticleOrigin.URL


class ItemForm(forms.ModelForm):
    """What an editor may mend before saving; the body stays as it was read."""

    published = DayField(label=_("掲載日"))
    url = AddressField(label=_("URL"), required=False, max_length=URL_LENGTH)

    class Meta:
        model = ImportItem
        fields = ("title", "published", "outlet", "url")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"].required = True


class FeedForm(forms.ModelForm):
    """A feed to be polled."""

    url = AddressField(label=_("フィードのURL"), max_length=URL_LENGTH, help_text=_("RSSかAtomのアドレス。"))

    class Meta:
        model = FeedSubscription
        fields = ("url", "outlet", "saves")
