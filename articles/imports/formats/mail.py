"""Mail (.eml) -> an article: subject, day of sending, sender, and the text part (else the HTML part)."""

import email
import email.policy
from datetime import datetime
from email.message import EmailMessage
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_noop as _

from articles.imports.formats.document import Document
from articles.imports.formats.html import read_html
from articles.imports.formats.limits import MAIL_PARTS
from articles.imports.remarks import Remark
from articles.ingest.decoding import decode
from articles.ingest.errors import ReadingError
from articles.ingest.reading import SourceText, clean_line


def read_mail(data: bytes) -> Document:
    """Attachments are named in a remark, not read: each is an article of its own, with a sender to be asked."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    if not message.keys() or len(list(zip(message.walk(), range(MAIL_PARTS + 1), strict=False))) > MAIL_PARTS:
        raise ReadingError("broken", _("メールとして読めません。本文を貼り付けてください。"))
    body, remarks = _body(message)
    if not body.strip():
        raise ReadingError("empty", _("メールに本文がありません。"))
    names = [clean_line(part.get_filename() or part.get_content_type()) for part in message.iter_attachments()]
    if names:
        remarks = (*remarks, Remark(_("添付ファイルは読んでいません: %(names)s"), {"names": "、".join(names)[:300]}))
    sender = _header(message, "from")
    return Document(
        SourceText(_header(message, "subject"), _sent(message), sender or None, None, body.strip("\n")), remarks
    )


def _body(message: EmailMessage) -> tuple[str, tuple[Remark, ...]]:
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None:
        return "", ()
    raw = part.get_payload(decode=True)
    data = raw if isinstance(raw, bytes) else b""
    kind = str(part.get("content-type", ""))
    if part.get_content_type() == "text/html":
        page = read_html(data, content_type=kind)
        return page.source.body, page.remarks
    return _decoded(data, str(part.get_content_charset() or "")).replace("\r\n", "\n"), ()


def _decoded(data: bytes, charset: str) -> str:
    """As the mail says, if that is true."""
    try:
        return data.decode(charset) if charset and charset != "us-ascii" else decode(data)
    except (LookupError, UnicodeDecodeError):
        return decode(data)


def _header(message: EmailMessage, name: str) -> str:
    """A header's words; of an address the name, else what stands before the @. Broken headers say nothing."""
    try:
        value: Any = message[name]
        addresses = getattr(value, "addresses", None)
        text = (addresses[0].display_name or addresses[0].username) if addresses else str(value or "")
    except (ValueError, IndexError, AttributeError, LookupError, TypeError):
        return ""
    return clean_line(text)


def _sent(message: EmailMessage) -> str | None:
    """The day of sending where we are: news is dated by the reader's calendar."""
    try:
        sent: Any = getattr(message["date"], "datetime", None)
    except (ValueError, AttributeError, LookupError, TypeError):
        return None
    if not isinstance(sent, datetime):
        return None
    return (timezone.localtime(sent) if sent.tzinfo else sent).date().isoformat()
