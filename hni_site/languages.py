"""The languages the site can speak.

Every language here may become a content locale: an administrator adds it under Settings → Locales,
no code is touched. Order is the order in which editors are offered them.
"""

from typing import Any

# Code → the language's name in itself, from CLDR, but for dv, which CLDR does not name.
LANGUAGES: list[tuple[str, str]] = [
    ("en", "English"),
    ("es", "Español"),
    ("es-ar", "Español (Argentina)"),
    ("fr", "Français"),
    ("pt", "Português"),
    ("ur", "اردو"),
    ("hi", "हिन्दी"),
    ("bn", "বাংলা"),
    ("ne", "नेपाली"),
    ("ta", "தமிழ்"),
    ("si", "සිංහල"),
    ("dv", "ދިވެހިބަސް"),
    ("dz", "རྫོང་ཁ"),
    ("ps", "پښتو"),
    ("fa", "فارسی"),
    ("th", "ไทย"),
    ("lo", "ລາວ"),
    ("km", "ខ្មែរ"),
    ("my", "မြန်မာ"),
    ("vi", "Tiếng Việt"),
    ("id", "Bahasa Indonesia"),
    ("fil", "Filipino"),
    ("sw", "Kiswahili"),
    ("am", "አማርኛ"),
    ("ar", "العربية"),
    ("ru", "Русский"),
    ("bg", "Български"),
    ("mk", "Македонски"),
    ("sq", "Shqip"),
    ("ky", "Кыргызча"),
    ("tg", "Тоҷикӣ"),
]

RIGHT_TO_LEFT: frozenset[str] = frozenset({"ar", "dv", "fa", "ps", "ur"})


def comma(language: str) -> str:
    """What stands between the parts of a list, with its space."""
    if language in RIGHT_TO_LEFT:
        return "، "
    return " " if language == "th" else ", "


# Languages of ours that Django's own table does not know, in its form.
EXTRA_LANG_INFO: dict[str, dict[str, Any]] = {
    code: {
        "bidi": code in RIGHT_TO_LEFT,
        "code": code,
        "name": english_name,
        "name_local": dict(LANGUAGES)[code],
    }
    for code, english_name in [
        ("am", "Amharic"),
        ("dv", "Dhivehi"),
        ("dz", "Dzongkha"),
        ("fil", "Filipino"),
        ("lo", "Lao"),
        ("ps", "Pashto"),
        ("si", "Sinhala"),
    ]
}
