"""The words by which the parts of a press release are known, by language.

All languages are tried on every source: a Spanish release stays recognisable when it is brought in
under another language, and a release may mix them.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

PHRASES: dict[str, dict[str, tuple[str, ...]]] = {
    # Above the headline. The whole line, or what stands before a colon or dash.
    "kicker": {
        "en": ("press release", "news release", "media release", "press statement",
               "media statement", "media advisory", "media alert", "press advisory",
               "joint press release", "joint statement", "public statement", "open letter",
               "press note", "press communiqué", "press briefing", "media briefing",
               "media invitation", "press invitation", "statement", "news"),
        "es": ("comunicado de prensa", "nota de prensa", "boletín de prensa",
               "comunicado conjunto", "comunicado oficial", "comunicado", "declaración conjunta",
               "declaración", "gacetilla", "carta abierta", "convocatoria de prensa",
               "convocatoria a medios", "invitación a medios"),
        "fr": ("communiqué de presse", "communiqué conjoint", "communiqué", "déclaration commune",
               "déclaration conjointe", "déclaration", "note aux médias", "avis aux médias",
               "point de presse", "conférence de presse", "invitation presse",
               "lettre ouverte"),
        "pt": ("comunicado de imprensa", "comunicado à imprensa", "nota à imprensa",
               "nota de imprensa", "nota pública", "nota oficial", "press release",
               "comunicado conjunto", "comunicado", "declaração", "carta aberta",
               "aviso de pauta", "convite à imprensa"),
    },
    "immediate": {
        "en": ("for immediate release", "for immediate publication", "for immediate use",
               "immediate release"),
        "es": ("para difusión inmediata", "para publicación inmediata", "difusión inmediata",
               "para divulgación inmediata", "publicación inmediata"),
        "fr": ("pour diffusion immédiate", "pour publication immédiate", "diffusion immédiate"),
        "pt": ("para divulgação imediata", "para publicação imediata", "divulgação imediata",
               "para difusão imediata"),
    },
    # A date alone after it says when; anything else is an embargo.
    "release on": {
        "en": ("for release on", "for release", "for publication on", "for publication"),
        "es": ("para difusión el", "para difusión", "para publicación el", "para publicación"),
        "fr": ("pour diffusion le", "pour publication le", "à diffuser le", "à publier le"),
        "pt": ("para divulgação em", "para divulgação", "para publicação em", "para publicação"),
    },
    "embargo": {
        "en": ("strictly embargoed", "under embargo", "embargoed", "embargo",
               "not for publication", "not for release", "hold for release", "hold until"),
        "es": ("bajo embargo", "embargado", "embargo", "no publicar", "no difundir"),
        "fr": ("sous embargo", "embargo", "ne pas diffuser", "ne pas publier"),
        "pt": ("sob embargo", "embargado", "embargo", "não publicar", "não divulgar"),
    },
    "until": {
        "en": ("until", "till", "before"),
        "es": ("hasta", "antes"),
        "fr": ("jusqu'au", "jusqu'à", "avant"),
        "pt": ("até", "antes"),
    },
    "about": {
        "en": ("about",),
        "es": ("acerca de", "acerca del", "sobre", "quiénes somos"),
        "fr": ("à propos de", "à propos du", "à propos des", "à propos d", "au sujet de",
               "qui sommes-nous"),
        "pt": ("sobre", "sobre o", "sobre a", "acerca da", "acerca do", "quem somos"),
    },
    "about us": {
        "en": ("about us", "who we are"),
        "es": ("acerca de nosotros", "acerca de nosotras", "sobre nosotros", "sobre nosotras",
               "quiénes somos"),
        "fr": ("à propos de nous", "qui sommes-nous"),
        "pt": ("sobre nós", "quem somos"),
    },
    "notes": {
        "en": ("notes to editors", "note to editors", "notes to editor", "note to editor",
               "notes for editors", "editor's note", "editors' notes", "editor's notes",
               "editors, please note", "editors please note"),
        "es": ("notas para editores", "nota para editores", "notas para los editores",
               "nota para los editores", "notas a los editores", "nota a los editores",
               "notas para la prensa", "nota para la redacción", "notas de la redacción",
               "nota de la redacción"),
        "fr": ("note aux rédactions", "notes aux rédactions", "note aux rédacteurs",
               "notes aux rédacteurs", "note à la rédaction", "notes à la rédaction",
               "note aux éditeurs"),
        "pt": ("notas aos editores", "nota aos editores", "notas para os editores",
               "notas para editores", "nota para os editores", "nota à redação", "notas à redação"),
    },
    # Why someone is named. Two of them may be joined: "for interviews and further information".
    "contact": {
        "en": ("for more information", "for further information", "for additional information",
               "for more details", "for further details", "more information",
               "further information", "for media enquiries", "for media inquiries",
               "for media queries", "for press enquiries", "for press inquiries",
               "for press queries", "for media requests", "for interviews",
               "for interview requests", "interview requests", "media enquiries",
               "media inquiries", "media queries", "press enquiries", "press inquiries",
               "press queries", "media contacts", "media contact", "press contacts",
               "press contact", "press office", "media office", "media relations",
               "contact information", "contact details", "contact us", "contacts", "contact"),
        "es": ("para más información", "para mayor información", "para más informes",
               "para mayores informes", "mayores informes", "más informes", "informes",
               "más información", "mayor información", "para entrevistas", "entrevistas",
               "contacto de prensa", "contacto para la prensa", "contacto para prensa",
               "contacto para medios", "contacto con los medios", "contacto de medios",
               "contactos de prensa", "contactos", "contacto", "oficina de prensa"),
        "fr": ("pour plus d'informations", "pour plus d'information",
               "pour de plus amples informations", "pour toute information",
               "pour toute information complémentaire", "pour tout renseignement",
               "pour tout renseignement complémentaire", "pour toute demande d'interview",
               "pour toute demande d'entretien", "pour en savoir plus", "renseignements",
               "contacts presse", "contact presse", "contact médias", "contacts médias",
               "relations presse", "service de presse", "contacts", "contact"),
        "pt": ("para mais informações", "mais informações", "para entrevistas", "entrevistas",
               "informações à imprensa", "informações para a imprensa",
               "contato para a imprensa", "contacto para a imprensa", "contato para imprensa",
               "contato de imprensa", "contacto de imprensa", "contactos de imprensa",
               "assessoria de imprensa", "assessoria de comunicação", "gabinete de imprensa",
               "contatos", "contato", "contacto"),
    },
    # What to do then; it stands after a reason, or alone.
    "to contact": {
        "en": ("please contact", "contact", "please get in touch with", "get in touch with"),
        "es": ("póngase en contacto con", "por favor póngase en contacto con", "contacte con",
               "contacte a", "contactar a", "contactar con", "por favor contacte a",
               "por favor contactar a", "favor de contactar a", "favor contactar a",
               "comuníquese con", "comunicarse con"),
        "fr": ("veuillez contacter", "contactez", "merci de contacter", "prière de contacter",
               "contacter"),
        "pt": ("entre em contato com", "entre em contacto com", "por favor contacte", "contacte",
               "contate", "contactar", "contatar"),
    },
    "and": {"en": ("and", "or"), "es": ("y", "o"), "fr": ("et", "ou"), "pt": ("e", "ou")},
    "according to": {
        "en": ("according to", "in the words of", "as told by"),
        "es": ("según", "de acuerdo con", "de acuerdo a", "en palabras de", "para"),
        "fr": ("selon", "d'après", "pour", "comme le dit", "comme l'explique", "comme le souligne"),
        "pt": ("segundo", "de acordo com", "conforme", "nas palavras de", "para"),
    },
    "said": {
        "en": ("said", "says", "stated", "states", "added", "adds", "explained", "explains",
               "noted", "notes", "commented", "comments", "remarked", "declared", "emphasised",
               "emphasized", "stressed", "concluded", "underlined", "highlighted", "observed",
               "urged", "warned", "recalled"),
        "es": ("dijo", "dice", "afirmó", "afirma", "señaló", "señala", "declaró", "declara",
               "expresó", "expresa", "explicó", "explica", "destacó", "destaca", "agregó",
               "agrega", "añadió", "añade", "comentó", "comenta", "manifestó", "manifiesta",
               "indicó", "sostuvo", "subrayó", "subraya", "aseguró", "concluyó", "recordó",
               "apuntó"),
        "fr": ("a déclaré", "a dit", "a affirmé", "a expliqué", "a ajouté", "a souligné",
               "a indiqué", "a rappelé", "a conclu", "a précisé", "a commenté", "déclare", "dit",
               "affirme", "explique", "ajoute", "souligne", "indique", "rappelle", "conclut",
               "précise"),
        "pt": ("disse", "diz", "afirmou", "afirma", "declarou", "declara", "explicou", "explica",
               "acrescentou", "acrescenta", "destacou", "destaca", "comentou", "ressaltou",
               "salientou", "sublinhou", "frisou", "concluiu", "lembrou", "observou", "enfatizou"),
    },
    # After a name: what follows is a clause, not a role.
    "relative": {
        "en": ("who", "whose", "which"),
        "es": ("quien", "que", "cuya", "cuyo"),
        "fr": ("qui", "dont"),
        "pt": ("quem", "que", "cuja", "cujo"),
    },
    # In the sentence that introduces a goal with a colon.
    "goal": {
        "en": ("goal", "aim", "objective", "mission", "vision", "demand"),
        "es": ("objetivo", "meta", "misión", "visión", "propósito", "finalidad"),
        "fr": ("objectif", "but", "mission", "vision", "finalité"),
        "pt": ("objetivo", "objectivo", "meta", "missão", "visão", "propósito"),
    },
    "e-mail": {
        "en": ("e-mail address", "email address", "e-mail", "email", "mail", "e"),
        "es": ("correo electrónico", "correo"),
        "fr": ("adresse électronique", "courrier électronique", "courriel", "adresse mail", "mél"),
        "pt": ("correio eletrónico", "correio eletrônico", "endereço eletrónico"),
    },
    "telephone": {
        "en": ("telephone", "phone", "mobile", "cell", "tel", "t", "m", "p", "ph", "whatsapp",
               "mobile/whatsapp", "phone/whatsapp", "tel/whatsapp"),
        "es": ("teléfono", "móvil", "celular", "cel"),
        "fr": ("téléphone", "tél", "portable"),
        "pt": ("telefone", "telemóvel", "celular", "fone"),
    },
    "extension": {"en": ("ext", "extension"), "es": ("anexo", "extensión", "interno"),
                  "fr": ("poste",), "pt": ("ramal",)},
    "contact label": {
        "en": ("name", "contact person", "contact name", "title", "position", "role",
               "organisation", "organization"),
        "es": ("nombre", "cargo", "puesto", "organización"),
        "fr": ("nom", "fonction", "titre", "organisation"),
        "pt": ("nome", "cargo", "função", "organização"),
    },
    "joining an address": {
        "en": ("at", "on", "via", "by", "or", "and", "or at", "or on", "or call", "or by",
               "and at", "by e-mail at", "by email at", "by phone at", "or by phone at",
               "write to", "or write to", "call"),
        "es": ("a", "al", "en", "por", "o", "o al", "o a", "o por", "y", "por correo a",
               "o llamar al", "llame al"),
        "fr": ("à", "au", "par", "ou", "ou au", "ou à", "ou par", "et", "par courriel à",
               "ou appeler le"),
        "pt": ("em", "pelo", "por", "ou", "ou pelo", "ou por", "e", "por e-mail para",
               "ou ligue para"),
    },
    "date": {
        "en": ("date", "release date", "date of release", "date of issue", "issued", "published",
               "posted"),
        "es": ("fecha", "publicado", "publicada"),
        "fr": ("date", "publié", "publiée"),
        "pt": ("data", "publicado", "publicada"),
    },
    # Before the place of a dateline.
    "signed at": {
        "en": ("done at", "done in"),
        "es": ("hecho en", "dado en"),
        "fr": ("fait à", "à"),
        "pt": ("feito em",),
    },
    # Before a place in running text.
    "in": {"en": ("in", "at"), "es": ("en",), "fr": ("à", "au"), "pt": ("em", "no", "na")},
    # Words that stand where a dateline's place could, and are none.
    "no place": {
        "en": ("today", "yesterday", "tomorrow", "on", "date", "dated", "updated", "since", "from",
               "issued", "published", "posted"),
        "es": ("hoy", "ayer", "mañana", "el", "desde", "fecha", "este", "publicado", "publicada"),
        "fr": ("aujourd'hui", "hier", "demain", "le", "ce", "depuis", "date", "publié", "publiée"),
        "pt": ("hoje", "ontem", "amanhã", "em", "no", "desde", "data", "neste"),
    },
}  # fmt: skip

JOINING = frozenset(
    [
        "of",
        "the",
        "and",
        "for",
        "on",
        "in",
        "to",
        "a",
        "an",
        "de",
        "del",
        "la",
        "las",
        "los",
        "el",
        "y",
        "e",
        "en",
        "da",
        "do",
        "das",
        "dos",
        "o",
        "os",
        "as",
        "di",
        "von",
        "van",
        "der",
        "den",
        "du",
        "des",
        "et",
        "le",
        "les",
        "l",
        "d",
        "au",
        "aux",
        "à",
    ]
)
"""Small words that names and roles carry in lower case."""


def begins_small(word: str) -> bool:
    """It begins with a small letter that is not an article's before a name: d'Exemple, al-Amal."""
    return word[0].islower() and not re.split("['’-]", word, maxsplit=1)[-1][:1].isupper()


def phrases(cue: str) -> list[str]:
    """A cue's phrases in all languages, longest first."""
    found = {phrase for by_language in PHRASES[cue].values() for phrase in by_language}
    return sorted(found, key=lambda phrase: (-len(phrase), phrase))


def one_of(words: Iterable[str]) -> str:
    """A regular expression for any of the phrases, whole words, whichever apostrophe and spacing.

    Accents may be missing, as over French capitals. Compile it with `re.IGNORECASE`.
    """
    alternatives = "|".join("".join(map(_spelled, word)) for word in words)
    return rf"(?<!\w)(?:{alternatives})(?!\w)"


@cache
def _spelled(character: str) -> str:
    """How a character of a phrase may be written."""
    if character == "'":
        return "['’]"
    if character == " ":
        return r"\s+"
    letter = unicodedata.normalize("NFD", character)[0]
    return re.escape(character) if letter == character else f"[{character}{letter}]"
