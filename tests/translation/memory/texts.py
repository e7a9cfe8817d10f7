"""Texts of segments as wagtail-localize makes them: rich text, all our scripts, direction marks."""

from hypothesis import strategies as st
from wagtail_localize.strings import StringValue

from hni_site.languages import LANGUAGES

# Names of the languages in themselves, and a few letters that names lack.
SCRIPTS = "".join(name for _, name in LANGUAGES) + "ñ¿¡ş ڈڑٹے۔، ހިއް ྀ་། ក្សា ຫຼ็ ျြွ аԥҷў"
MARKS = [chr(code) for code in (0x200C, 0x200D, 0x200E, 0x200F, *range(0x202A, 0x202F))]
MARKS += [chr(code) for code in range(0x2066, 0x206A)]
OTHER = "&<>\"'\\%{}#;=/-–—…«»“”’0123456789०१۱۲٣ \u00a0\u00ad\u2028\u2029\u0085\ufeff\U0001f9f5"

plain = st.text(
    st.one_of(
        st.sampled_from(SCRIPTS),
        st.sampled_from(MARKS),
        st.sampled_from(OTHER),
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]),
    ),
    max_size=25,
)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _inside(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    tags = st.sampled_from(["b", "i", "em", "strong", "code", 'a href="/x/"', 'a linktype="page"'])
    tagged = st.builds(lambda tag, text: f"<{tag}>{text}</{tag.split()[0]}>", tags, children)
    return st.one_of(tagged, st.builds("".join, st.lists(children, max_size=3)))


html = st.recursive(st.one_of(plain.map(_escaped), st.just("<br/>")), _inside, max_leaves=8)
# The engine strips a segment and has none that is empty.
segments = html.map(lambda text: StringValue.from_source_html(text.strip())[0].data).filter(
    lambda data: bool(data.strip())
)
