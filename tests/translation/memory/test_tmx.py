"""The memory as a file, and files of others."""

import io
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given, settings
from hypothesis import strategies as st

from hni_site.languages import LANGUAGES
from hni_site.translation.memory.models import Entry
from hni_site.translation.memory.remembering import remember
from hni_site.translation.memory.text import canonical, fitted
from hni_site.translation.memory.tmx.markup import to_seg
from hni_site.translation.memory.tmx.reading import (
    Imported,
    NotTmx,
    import_tmx,
    language_code,
    read,
)
from hni_site.translation.memory.tmx.writing import as_tmx, entries_as_tmx
from hni_site.translation.memory.units import Unit
from tests.translation.memory.texts import plain, segments

FILE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header srclang="en-GB" datatype="plaintext"><note>n</note></header>
<body>{body}</body></tmx>"""
UNIT = """<tu><tuv xml:lang="en-GB"><seg>{source}</seg></tuv>
<tuv xml:lang="{language}"><seg>{target}</seg></tuv></tu>"""
codes = st.sampled_from([code for code, _ in LANGUAGES])
units = st.builds(
    Unit,
    source_language=st.just("en"),
    language=codes.filter(lambda code: code != "en"),
    source=segments,
    target=segments,
    is_approved=st.booleans(),
    is_machine=st.booleans(),
    origin_key=st.none() | st.uuids(),
    origin_title=plain,
    used_at=st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)).map(
        lambda time: time.replace(microsecond=0, tzinfo=UTC)
    ),
)


def file_of(body: str) -> io.BytesIO:
    return io.BytesIO(FILE.format(body=body).encode())


def one(source: str = "Paid work", target: str = "Trabajo pagado", language: str = "es") -> str:
    return UNIT.format(source=source, target=target, language=language)


@given(st.lists(units, max_size=5))
@settings(max_examples=150, deadline=None)
def test_nothing_is_lost_on_the_way_out_and_in(some: list[Unit]) -> None:
    file = io.BytesIO(b"".join(as_tmx(some, "en")))

    assert list(read(file, Imported(), approved=True)) == some


@given(segments)
@settings(max_examples=150, deadline=None)
def test_engines_texts_are_kept_as_they_are(text: str) -> None:
    assert canonical(text) == text
    assert fitted(text, text) == text


def test_markup_is_codes_to_other_tools() -> None:
    assert to_seg('Read <a id="a1">our <b>R&amp;D</b></a><br/>now') == (
        '<seg>Read <bpt i="1" x="1" type="link">&lt;a id="a1"&gt;</bpt>our '
        '<bpt i="2" x="2" type="bold">&lt;b&gt;</bpt>R&amp;D<ept i="2">&lt;/b&gt;</ept>'
        '<ept i="1">&lt;/a&gt;</ept><ph x="3" type="lb">&lt;br/&gt;</ph>now</seg>'
    )


@pytest.mark.django_db
def test_a_memory_comes_back_complete() -> None:
    key = UUID(int=7)
    remember([Unit("en", "ur", "Home <b>work</b>", "گھر ۔", True, False, key, "A page")])
    remember([Unit("en", "ur", "Home <b>work</b>", "کام \u200f؟", False, True)])
    before = set(Entry.objects.values_list("source", "target", "is_approved"))
    file = io.BytesIO(b"".join(entries_as_tmx("en", "ur")))
    Entry.objects.all().delete()

    imported = import_tmx(file, approved=True)

    assert imported.new == imported.units == 2
    assert set(Entry.objects.values_list("source", "target", "is_approved")) == before
    assert set(Entry.objects.values_list("origin_key", "origin_title", "is_machine")) == {
        (key, "A page", False),
        (None, "", True),
    }


@pytest.mark.django_db
def test_importing_again_changes_nothing() -> None:
    import_tmx(file_of(one()), approved=False)

    assert import_tmx(file_of(one()), approved=False).new == 0
    assert Entry.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("mark", ["", '<prop type="x-approved">yes</prop>'])
def test_a_file_cannot_approve_itself(mark: str) -> None:
    import_tmx(file_of(one().replace("<tu>", f"<tu>{mark}")), approved=False)

    assert not Entry.objects.get().is_approved


@pytest.mark.django_db
def test_tools_codes_are_left_out_and_words_stay() -> None:
    body = one(
        'Press <bpt i="1">{\\b </bpt>now<ept i="1">}</ept>, <hi type="x">dear</hi> <b>all</b>',
        'Pulse <bpt i="1">&lt;b&gt;</bpt>ya<ept i="1">&lt;/b&gt;</ept><ph>&lt;script&gt;</ph>',
    )
    import_tmx(file_of(body), approved=True, title="old.tmx")

    entry = Entry.objects.get()
    assert (entry.source, entry.target) == ("Press now, dear all", "Pulse ya")
    assert entry.origin_title == "old.tmx"


@pytest.mark.django_db
def test_what_is_left_out_is_told() -> None:
    imported = import_tmx(
        file_of(one(language="tlh") + one(target=" ") + one(language="es-MX")), approved=True
    )

    assert (imported.units, imported.new, imported.unfit) == (1, 1, 1)
    assert imported.languages == {"tlh": 1}


def test_languages_are_found_by_their_tags() -> None:
    assert [language_code(name) for name in ("ES", "pt_BR", "fil-PH", "xx", "")] == [
        *("es", "pt", "fil"),
        *("", ""),
    ]


BOMB = '<!DOCTYPE tmx [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><tmx><body>&b;</body></tmx>'
OUTSIDE = '<!DOCTYPE tmx [<!ENTITY a SYSTEM "file:///etc/hostname">]><tmx><body>&a;</body></tmx>'
PARAMETER = '<!DOCTYPE tmx [<!ENTITY % a SYSTEM "http://127.0.0.1:9/x"> %a;]><tmx/>'


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("content", "told"),
    [
        (BOMB.encode(), "entities"),
        (OUTSIDE.encode(), "entities"),
        (PARAMETER.encode(), "entities"),
        (b"<html><p>x</p></html>", "not a TMX file"),
        (b"<tmx version='1.4'><body/></tmx>", "not a TMX file"),
        (b"", "not well-formed XML: line 1, column 1"),
        (FILE.format(body=one())[:-20].encode(), "not well-formed XML: line 5"),
        (b"<?xml version='1.0' encoding='martian'?><tmx/>", "well-formed|encoding"),
        (FILE.format(body=one(target="\xff")).encode("latin-1"), "well-formed|encoding"),
        (FILE.format(body=one() * 20).encode(), "larger than 0 MB"),
    ],
)
def test_a_bad_file_is_refused_as_a_whole(content: bytes, told: str) -> None:
    with pytest.raises(NotTmx, match=told):
        import_tmx(io.BytesIO(content), approved=True, largest=2_000)

    assert not Entry.objects.exists()


def test_files_in_utf_16_are_read() -> None:
    content = FILE.format(body=one(target="ท้องถิ่น")).replace("UTF-8", "UTF-16").encode("utf-16")

    unit = next(read(io.BytesIO(content), Imported(), approved=False))
    assert unit.target == "ท้องถิ่น"


@pytest.mark.django_db
def test_commands_read_and_write(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "in.tmx").write_bytes(file_of(one() + one(language="tlh")).getvalue())

    call_command("import_tmx", tmp_path / "in.tmx", "--approved")
    call_command("export_tmx", "en", "es", tmp_path / "out.tmx")

    assert "1 translations read, 1 of them new" in capsys.readouterr().out
    with (tmp_path / "out.tmx").open("rb") as file:
        assert [unit.target for unit in read(file, Imported(), approved=True)] == ["Trabajo pagado"]
    (tmp_path / "in.tmx").write_text("nothing")
    with pytest.raises(CommandError, match="line 1"):
        call_command("import_tmx", tmp_path / "in.tmx")
