"""The record that ``manage.py extract`` prints."""

from articles.extraction import extract
from articles.ingest.reading import SourceText
from articles.ingest.record import to_record

BODY = "国連総会の開かれる中、新華社は7日、「協力は模範だ」と論じた。"


def test_only_organisations_that_speak_or_act_are_listed() -> None:
    findings = extract(BODY, published="2025-11-09", syntax=False)
    record = to_record("a.txt", SourceText("題名", "2025-11-09", None, None, BODY), findings)
    assert len(findings.organizations) == 2
    assert [x["name"] for x in record["organizations"]] == ["新華社"]


def test_every_span_reads_its_words() -> None:
    record = to_record(
        "a.txt", SourceText("題名", None, None, None, BODY), extract(BODY, published="2025-11-09", syntax=False)
    )
    spans = [*record["statements"], *record["statements"][0]["trail"]]
    assert [BODY[s["start"] : s["end"]] for s in spans] == [s["text"] for s in spans]
