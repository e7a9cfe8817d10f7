"""Rules that a stylesheet for every script keeps."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage

from hni_site.stylesheet import SiteStaticFilesStorage, assembled
from hni_site.website.cloth import DYES

FOLDER = settings.BASE_DIR / "hni_site" / "static" / "site"
SOURCE = (FOLDER / "site.css").read_text()
CSS = assembled(SOURCE, lambda name: (FOLDER / name).read_text())
TEMPLATES = "".join(path.read_text() for path in (settings.BASE_DIR / "templates").rglob("*.html"))
# Classes that a template puts together, such as `status-{{ status.code }}`.
PUT_TOGETHER = re.compile(r"(dye|picture|status|milestone)-")


def test_is_small() -> None:
    assert len(gzip.compress(CSS.encode())) < 9_000


def test_knows_no_left_and_right() -> None:
    physical = r"(?:margin|padding|border)-(?:left|right)|(?<![\w-])(?:left|right|float)\s*:"

    assert not re.findall(physical, CSS)
    assert not re.findall(r"text-align:\s*(?:left|right)", CSS)


def test_breaks_no_word_of_scripts_without_spaces() -> None:
    assert "break-all" not in CSS


def test_loads_nothing_from_elsewhere() -> None:
    targets = re.findall(r'url\("([^"]*)"\)', CSS)

    assert targets
    assert all((FOLDER / target).is_file() for target in targets)
    assert len(targets) == CSS.count("url(")


def test_every_part_is_in_its_place() -> None:
    assert "@import" not in CSS
    assert "/*" not in CSS
    parts = set(re.findall(r'@import url\("([\w-]+\.css)"\)', SOURCE))
    assert parts == {path.name for path in FOLDER.glob("*.css")} - {
        "site.css",
        "styleguide.css",
        "embargo.css",
    }
    layers = re.findall(r"^@layer (\w+) \{", CSS, re.MULTILINE)
    (order,) = re.findall(r"^@layer ([\w, ]+);", CSS, re.MULTILINE)
    assert list(dict.fromkeys(layers)) == order.split(", ")


def test_styles_only_what_is_there() -> None:
    """A class that no template has is left over from something that is gone."""
    classes = set(re.findall(r"\.([a-z][\w-]*)", re.sub(r'"[^"]*"', "", CSS)))

    unused = {
        name
        for name in classes
        if not re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", TEMPLATES)
        and not PUT_TOGETHER.match(name)
    }
    assert unused == set()


def test_each_dye_has_its_colours_in_light_and_dark() -> None:
    for dye in DYES:
        assert len(re.findall(rf"\.dye-{dye} {{", CSS)) == 2, dye


def test_every_font_of_ours_comes_after_the_device_s_own() -> None:
    faces = re.findall(r"@font-face \{(.*?)\}", CSS, re.DOTALL)

    assert len(faces) == 3
    for face in faces:
        assert face.index("local(") < face.index("url(")
        assert "unicode-range" in face
    for stack in re.findall(r"--font: (.*?);", CSS):
        families = [family.strip('" ') for family in stack.split(",")]
        ours = [family for family in families if family.startswith("Newsroom")]
        assert families[0] == "system-ui" or not ours
        assert families[-1] == "sans-serif"


def test_fonts_are_small_and_say_whose_they_are() -> None:
    fonts = {path.name: path.stat().st_size for path in (FOLDER / "fonts").glob("*.woff2")}
    licence = (FOLDER / "fonts" / "LICENSE.txt").read_text()

    assert sum(fonts.values()) < 50_000
    assert all(name in licence for name in fonts)
    assert "SIL Open Font License" in licence


@pytest.fixture
def collected(tmp_path: Path) -> SiteStaticFilesStorage:
    """A storage into which the site's own static files were just collected."""
    storage = SiteStaticFilesStorage(location=tmp_path, base_url="/static/")
    source = FileSystemStorage(FOLDER)
    files = (path.relative_to(FOLDER) for path in FOLDER.rglob("*") if path.is_file())
    sources = {f"site/{path}": (source, str(path)) for path in files}
    for name, (_source, path) in sources.items():
        with source.open(path) as file:
            storage._save(name, ContentFile(file.read()))
    problems = [item for item in storage.post_process(sources) if isinstance(item[2], Exception)]
    assert not problems
    return storage


def test_is_handed_out_as_one_file(collected: SiteStaticFilesStorage) -> None:
    name = collected.stored_name("site/site.css")

    with collected.open(name) as file:
        content = file.read().decode()
    assert "@import" not in content
    assert "@layer tokens {" in content
    for target in re.findall(r'url\("([^"]*)"\)', content):
        assert collected.exists(f"site/{target}"), "addresses in it have their hashes"
        assert re.search(r"\.[0-9a-f]{12}\.", target)
    assert collected.exists(f"{name}.gz")


def test_a_changed_part_changes_the_file_the_next_time(
    collected: SiteStaticFilesStorage, tmp_path: Path
) -> None:
    """What was collected the last time is whole already; the parts count, not that."""
    source = FileSystemStorage(tmp_path / "source")
    for name, text in {
        "site.css": '@layer a;\n@import url("one.css") layer(a);\n',
        "one.css": "b { color: red }\n",
    }.items():
        source.save(name, ContentFile(text.encode()))
        collected._save(f"site/{name}", ContentFile(text.encode()))
    paths = {f"site/{name}": (source, name) for name in ("site.css", "one.css")}

    list(collected.post_process(paths))

    with collected.open("site/site.css") as file:
        assert file.read().decode() == "@layer a;\n@layer a {\nb { color: red }\n}\n\n"
