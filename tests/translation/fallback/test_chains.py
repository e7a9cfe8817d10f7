"""Which languages stand in for which: the rule, whatever editors say."""

from hypothesis import given
from hypothesis import strategies as st

from hni_site.translation.fallback.chains import Fallbacks, chain_of, closes_a_circle, nearest

CODES = ["en", "es", "es-ar", "es-mx", "fr", "sw", "pt-br", "ur"]


@st.composite
def anything_said(draw: st.DrawFn) -> Fallbacks:
    languages = frozenset({"en", *draw(st.sets(st.sampled_from(CODES)))})
    code = st.sampled_from(sorted(languages))
    return Fallbacks(languages, "en", draw(st.dictionaries(code, st.none() | code)))


@st.composite
def without_circles(draw: st.DrawFn) -> Fallbacks:
    """What editors say one after the other, as far as it is taken from them."""
    asked = draw(anything_said())
    said: dict[str, str | None] = {}
    for language, chosen in asked.said.items():
        before = Fallbacks(asked.languages, "en", dict(said))
        if chosen is None or not closes_a_circle(language, chosen, before):
            said[language] = chosen
    return Fallbacks(asked.languages, "en", said)


def test_the_chains_of_the_brief() -> None:
    fallbacks = Fallbacks(frozenset({"en", "es", "es-ar", "sw"}), "en")

    assert chain_of("sw", fallbacks) == ("sw", "en")
    assert chain_of("es-ar", fallbacks) == ("es-ar", "es", "en")
    assert chain_of("en", fallbacks) == ("en",)


def test_a_region_whose_base_is_no_language_of_the_site_falls_back_to_the_site_s_own() -> None:
    assert chain_of("pt-br", Fallbacks(frozenset({"en", "pt-br"}), "en")) == ("pt-br", "en")


def test_what_editors_say_comes_before_the_rule() -> None:
    languages = frozenset({"en", "es", "es-ar", "fr", "ur"})
    said = {"es-ar": "fr", "fr": "es", "ur": None}
    fallbacks = Fallbacks(languages, "en", said)

    assert chain_of("es-ar", fallbacks) == ("es-ar", "fr", "es", "en")
    assert chain_of("ur", fallbacks) == ("ur",), "none"


@given(anything_said(), st.sampled_from(CODES))
def test_a_chain_begins_with_the_language_and_names_languages_of_the_site_once(
    fallbacks: Fallbacks, language: str
) -> None:
    chain = chain_of(language, fallbacks)

    assert chain[0] == language
    assert len(set(chain)) == len(chain)
    assert set(chain[1:]) <= fallbacks.languages


@given(anything_said(), st.sampled_from(CODES))
def test_what_stands_behind_a_language_is_that_language_s_own_chain(
    fallbacks: Fallbacks, language: str
) -> None:
    chain = chain_of(language, fallbacks)

    for place, code in enumerate(chain[1:], start=1):
        own = chain_of(code, fallbacks)
        assert own[: len(chain) - place] == chain[place:]


@given(anything_said(), st.sampled_from(CODES))
def test_a_language_of_which_the_site_knows_nothing_falls_back_to_nothing(
    fallbacks: Fallbacks, language: str
) -> None:
    if language not in fallbacks.languages:
        assert chain_of(language, fallbacks) == (language,)


@given(anything_said(), st.sampled_from(CODES))
def test_a_language_of_which_nothing_was_said_comes_at_last_to_the_site_s_own(
    fallbacks: Fallbacks, language: str
) -> None:
    chain = chain_of(language, fallbacks)

    if language in fallbacks.languages and not set(chain) & fallbacks.said.keys():
        assert chain[-1] == "en"


@given(without_circles())
def test_what_was_taken_from_editors_holds_no_circle(fallbacks: Fallbacks) -> None:
    for language in fallbacks.said:
        walked = []
        following: str | None = language
        while following is not None:
            assert following not in walked
            walked.append(following)
            following = fallbacks.said.get(following)


@given(anything_said(), st.sampled_from(CODES))
def test_a_language_never_stands_in_for_itself(fallbacks: Fallbacks, language: str) -> None:
    assert closes_a_circle(language, language, fallbacks)


@given(
    st.lists(st.tuples(st.integers(0, 5), st.sampled_from(CODES)), unique=True),
    st.lists(st.sampled_from(CODES), unique=True, min_size=1),
)
def test_of_each_thing_the_nearest_version_is_kept(
    versions: list[tuple[int, str]], chain: list[str]
) -> None:
    kept = nearest(versions, chain, lambda version: version)

    reachable = {thing for thing, language in versions if language in chain}
    assert sorted(thing for thing, _language in kept) == sorted(reachable)
    for thing, language in kept:
        nearer = chain[: chain.index(language)]
        assert not any((thing, code) in versions for code in nearer)
    places = [chain.index(language) for _thing, language in kept]
    assert places == sorted(places), "the first language's stand first"
