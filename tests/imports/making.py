"""Small documents of every form, made when a test asks. Their quotations are invented."""

import io
import json
import zipfile
from collections.abc import Mapping

TITLE = "例示国と米国が首脳会談"
SENTENCES = (
    "カザフスタンのトカエフ大統領は6日、「協力を深めたい」と述べた。総額は10億ドルに上る。",
    "米国の大統領は「歓迎する」と語った。両国は協定に署名し、関係を深める方針で一致した。",
)
BODY = "\n".join(SENTENCES)
TEXT = f"{TITLE}\n\n2025年11月9日\n\n{BODY}\n"
PAGE = f"""<!DOCTYPE html><html lang="ja"><head><meta charset="utf-8"><title>{TITLE} | 例示新聞</title>
<meta property="og:site_name" content="例示新聞">
<meta property="article:published_time" content="2025-11-09T14:05:00+09:00"></head>
<body><nav><a href="/">トップ</a><a href="/p">政治</a></nav><script>alert("壊す")</script>
<article><h1>{TITLE}</h1><p>{SENTENCES[0]}</p><p>{SENTENCES[1]}</p></article>
<aside>人気の記事<ul><li><a href="/x">別の記事</a></li></ul></aside><footer>例示新聞社</footer></body></html>"""


def pdf(*, password: str = "", image_only: bool = False, broken_lines: bool = True) -> bytes:
    """A page with a heading in large letters and lines that end where the paper does."""
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(UnicodeCIDFont("HeiseiMin-W3"))
    file = io.BytesIO()
    canvas = Canvas(file, encrypt=StandardEncryption(password, canPrint=0) if password else None)
    if image_only:
        canvas.rect(10, 10, 100, 100, fill=1)
    else:
        canvas.setFont("HeiseiMin-W3", 20)
        canvas.drawString(72, 760, TITLE)
        canvas.setFont("HeiseiMin-W3", 11)
        canvas.drawString(72, 720, "2025年11月9日")
        at, words = 690, "".join(SENTENCES)
        step = 30 if broken_lines else len(words)
        for start in range(0, len(words), step):
            canvas.drawString(72, at, words[start : start + step])
            at -= 14
    canvas.showPage()
    canvas.save()
    return file.getvalue()


def docx() -> bytes:
    import docx as library

    document = library.Document()
    document.add_heading(TITLE, level=1)
    document.add_paragraph("2025年11月9日")
    for sentence in SENTENCES:
        document.add_paragraph(sentence)
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "総額", "10億ドル"
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def mail(*, html: bool = False, attachment: bool = False) -> bytes:
    from email.message import EmailMessage

    message = EmailMessage()
    message["Subject"], message["From"] = TITLE, "例示通信 <desk@news.example>"
    message["Date"] = "Sat, 08 Nov 2025 16:00:00 +0000"  # the ninth where we are
    if html:
        message.set_content(PAGE, subtype="html")
    else:
        message.set_content(BODY, charset="iso-2022-jp")
    if attachment:
        message.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="資料.pdf")
    return message.as_bytes()


def lines(*titles: str) -> bytes:
    records = [{"title": t, "published": "2025-11-09", "outlet": "例示通信", "text": BODY} for t in titles]
    return "\n".join(json.dumps(record, ensure_ascii=False) for record in records).encode()


def archive(files: Mapping[str, bytes], *, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as written:
        for name, data in files.items():
            written.writestr(name, data)
    return file.getvalue()


MARKDOWN = f"# {TITLE}\n\n2025年11月9日\n\n{SENTENCES[0].replace('協力', '**協力**')}\n\n- [両国](https://x.example/)\n"
