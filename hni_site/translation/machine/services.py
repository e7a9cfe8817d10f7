"""The engine's translators, with care: limits kept, terms protected, failures told."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import requests
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from wagtail.models import Locale
from wagtail_localize.machine_translators.deepl import DeepLTranslator
from wagtail_localize.machine_translators.libretranslate import LibreTranslator
from wagtail_localize.strings import StringValue

from hni_site.translation.machine.protecting import KEEP, protected, restored

TIMEOUT = 30  # Seconds a service may be silent.
# DeepL takes 50 texts and 128 KiB a request (https://developers.deepl.com/docs/resources/usage-limits).
# A character may take nine bytes there, as %E0%A4%85 in a form.
TEXTS_A_REQUEST = 50
CHARACTERS_A_REQUEST = 10_000
FEW = 2  # So many texts may well stay as they are: names, say.

Terms = Callable[[str, str], Sequence[str]]


class MachineTranslationFailed(Exception):
    """Nothing was translated; the message says why, in the user's language."""


class _Careful:
    """In front of one of the engine's translators.

    Options beside the engine's: TERMS, the dotted path of a function that gives what stays as it is
    from (source language, language); TIMEOUT in seconds.
    """

    display_name: str
    options: dict[str, Any]

    def translate(
        self, source_locale: Locale, target_locale: Locale, strings: Iterable[StringValue]
    ) -> dict[StringValue, StringValue]:
        """The strings that could be translated. Raises MachineTranslationFailed."""
        languages = source_locale.language_code, target_locale.language_code
        terms = self._terms()(*languages)
        kept = {}
        for string in strings:
            text, terms_inside = protected(string.data, terms)
            kept[string] = StringValue(text), terms_inside
        found: dict[StringValue, StringValue] = {}
        for batch in batches(list(kept), lambda string: len(kept[string][0].data)):
            answers = self._ask(source_locale, target_locale, [kept[s][0] for s in batch])
            for string, answer in zip(batch, answers, strict=True):
                back = restored(answer, string.data, kept[string][1])
                if back is not None:
                    found[string] = StringValue(back)
        if len(found) > FEW and all(string == answer for string, answer in found.items()):
            raise MachineTranslationFailed(
                _("%(service)s gave all texts back as they were. It may not know this language.")
                % {"service": self.display_name}
            )
        return found

    def _terms(self) -> Terms:
        path = self.options.get("TERMS")
        terms: Terms = import_string(path) if path else lambda source_language, language: ()
        return terms

    def _ask(
        self, source_locale: Locale, target_locale: Locale, strings: Sequence[StringValue]
    ) -> list[str]:
        try:
            return self._answers(source_locale, target_locale, strings)
        except requests.RequestException as error:
            if isinstance(error, requests.JSONDecodeError):
                raise self._failed(_no_translation()) from error
            raise self._failed(self._reason(error, source_locale, target_locale)) from error
        except (ValueError, KeyError, TypeError) as error:
            raise self._failed(_no_translation()) from error

    def _answers(
        self, source_locale: Locale, target_locale: Locale, strings: Sequence[StringValue]
    ) -> list[str]:
        """One request. Raises as `requests` does, or what the answer's shape makes of it."""
        raise NotImplementedError

    def _failed(self, reason: str) -> MachineTranslationFailed:
        return MachineTranslationFailed(
            _("%(service)s did not translate: %(reason)s")
            % {"service": self.display_name, "reason": reason}
        )

    def _reason(
        self, error: requests.RequestException, source_locale: Locale, target_locale: Locale
    ) -> str:
        if isinstance(error, requests.Timeout):
            return _("it did not answer in time. Try again later.")
        status = error.response.status_code if error.response is not None else None
        if status is None:
            return _("it can't be reached. Try again later.")
        if status == 400:
            return _("it does not know how to translate from %(source)s to %(target)s.") % {
                "source": source_locale.get_display_name(),
                "target": target_locale.get_display_name(),
            }
        if status in (401, 403):
            return _("it does not accept our key. Please tell an administrator.")
        if status == 413:
            return _("a text is too long for it.")
        if status == 429:
            return _("it is asked too often. Wait a few minutes and try again.")
        if status == 456:
            return _("what it translates in a month is used up. Please tell an administrator.")
        return _("it has a fault (%(status)s). Try again later.") % {"status": status}


def _no_translation() -> str:
    return _("it answered with something that is no translation.")


def batches(
    strings: Sequence[StringValue], length: Callable[[StringValue], int]
) -> Iterator[list[StringValue]]:
    """In order, none above the limits; a text that is longer by itself goes alone."""
    batch: list[StringValue] = []
    characters = 0
    for string in strings:
        full = len(batch) == TEXTS_A_REQUEST or characters + length(string) > CHARACTERS_A_REQUEST
        if batch and full:
            yield batch
            batch, characters = [], 0
        batch.append(string)
        characters += length(string)
    if batch:
        yield batch


class LibreTranslate(_Careful, LibreTranslator):
    def get_timeout(self) -> int:
        return int(self.options.get("TIMEOUT", TIMEOUT))

    def _answers(
        self, source_locale: Locale, target_locale: Locale, strings: Sequence[StringValue]
    ) -> list[str]:
        answers = LibreTranslator.translate(self, source_locale, target_locale, strings)
        return [_text(answers[string].data) for string in strings]


class DeepL(_Careful, DeepLTranslator):
    """The engine's own request takes an error for an answer."""

    def get_api_endpoint(self) -> str:
        return str(self.options.get("URL") or super().get_api_endpoint())

    def get_parameters(
        self, source_locale: Locale, target_locale: Locale, strings: Sequence[StringValue]
    ) -> dict[str, Any]:
        parameters = super().get_parameters(source_locale, target_locale, strings)
        return {**parameters, "ignore_tags": KEEP}

    def _answers(
        self, source_locale: Locale, target_locale: Locale, strings: Sequence[StringValue]
    ) -> list[str]:
        response = requests.post(
            self.get_api_endpoint(),
            data=self.get_parameters(source_locale, target_locale, strings),
            headers=self.get_headers(),
            timeout=int(self.options.get("TIMEOUT", TIMEOUT)),
        )
        response.raise_for_status()
        translations = response.json()["translations"]
        if len(translations) != len(strings):
            raise ValueError("Another number of texts.")
        return [_text(translation["text"]) for translation in translations]


def _text(answer: Any) -> str:
    if not isinstance(answer, str):
        raise TypeError("No text.")
    return answer
