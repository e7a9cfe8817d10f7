"""The same blocks with words in four scripts, to see how the design carries each."""

from typing import Any, NamedTuple

from wagtail import blocks
from wagtail.blocks.list_block import ListValue
from wagtail.rich_text import RichText
from wagtail_localize.segments import StringSegmentValue

from hni_site.foundations.blocks import TextTableBlock
from hni_site.foundations.pages import page_types


class Words(NamedTuple):
    word: str
    phrase: str
    sentence: str

    def instead_of(self, text: str) -> str:
        """Words of about the length. What has digits in it is a figure and stays."""
        if not text or any(character.isdecimal() for character in text):
            return text
        if len(text) <= 16:
            return self.word
        return self.phrase if len(text) <= 60 else self.sentence


# Article 23 (1) of the Universal Declaration of Human Rights, in the United Nations' own words.
WORDS = {
    "en": Words(
        "Work",
        "Everyone has the right to work",
        "Everyone has the right to work, to free choice of employment, to just and favourable "
        "conditions of work and to protection against unemployment.",
    ),
    "ur": Words(
        "کام کاج",
        "ہر شخص کو کام کاج کا حق ہے",
        "ہر شخص کو کام کاج، روزگار کے آزادانہ انتخاب، کام کاج کی مناسب و معقول شرائط اور "
        "بے روزگاری کے خلاف تحفظ کا حق ہے۔",
    ),
    "hi": Words(
        "काम",
        "प्रत्येक व्यक्ति को काम करने का हक़ है",
        "प्रत्येक व्यक्ति को काम करने, इच्छानुसार रोज़गार के चुनाव, काम की उचित और सुविधाजनक "
        "परिस्थितियों को प्राप्त करने और बेकारी से संरक्षण पाने का हक़ है।",
    ),
    "th": Words(
        "การงาน",
        "ทุกคนมีสิทธิในการงาน",
        "ทุกคนมีสิทธิในการงาน ในการเลือกงานโดยอิสระ ในเงื่อนไขที่ยุติธรรมและเอื้ออำนวยต่อการทำงาน "
        "และในการคุ้มครองต่อการว่างงาน",
    ),
}


def every_block() -> list[blocks.Block]:
    """Each block that an editor can put on a page, once for each class, by name."""
    found = {
        type(block): block
        for model in page_types()
        for field in model._meta.get_fields()
        if hasattr(field, "stream_block")
        for block in field.stream_block.child_blocks.values()
    }
    return sorted(found.values(), key=lambda block: str(block.label))


def in_script(block: blocks.Block, value: Any, words: Words) -> Any:
    """A block's value with its running words replaced; numbers, choices and links stay."""
    # The value of Wagtail's picture block is the picture, though the block has parts.
    if isinstance(block, blocks.StructBlock) and isinstance(value, blocks.StructValue):
        parts = block.child_blocks
        replaced = ((name, in_script(parts[name], part, words)) for name, part in value.items())
        return blocks.StructValue(block, replaced)
    if isinstance(block, blocks.ListBlock):
        return ListValue(block, [in_script(block.child_block, item, words) for item in value])
    if isinstance(block, TextTableBlock):
        segments = [
            StringSegmentValue(segment.path, words.instead_of(segment.render_text()))
            for segment in block.get_translatable_segments(value)
        ]
        return block.restore_translated_segments(value, segments)
    if isinstance(value, RichText):
        return RichText(f"<p>{words.sentence} <b>{words.phrase}.</b></p>")
    if isinstance(block, blocks.CharBlock | blocks.TextBlock) and isinstance(value, str):
        return words.instead_of(value)
    return value
