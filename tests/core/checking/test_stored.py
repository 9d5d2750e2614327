import pytest
from hypothesis import given
from hypothesis import strategies as st

from migrator.core.checking.stored import restored, stored
from migrator.core.checking.violations import Standing, Survey, UnreadFile, Violation

TEXTS = st.text(max_size=5)
NUMBERS = st.integers(0, 99)
SURVEYS = st.builds(
    Survey,
    TEXTS,
    st.lists(
        st.builds(
            Violation,
            path=TEXTS,
            line=NUMBERS,
            column=NUMBERS,
            rule=TEXTS,
            message=TEXTS,
            remedy=TEXTS,
            old=TEXTS,
            phase=st.none() | TEXTS,
            standing=st.sampled_from(Standing),
            excerpt=TEXTS,
        )
    ).map(tuple),
    st.lists(st.builds(UnreadFile, TEXTS, TEXTS, st.lists(NUMBERS).map(tuple))).map(tuple),
    st.lists(TEXTS).map(tuple),
    st.dictionaries(TEXTS, TEXTS),
)


@given(SURVEYS)
def test_a_survey_comes_back(survey: Survey) -> None:
    assert restored(stored(survey)) == survey


@pytest.mark.parametrize("text", ["", "[]", "{}", "3", '{"violations": [{}], "unread": []}'])
def test_a_damaged_one_does_not(text: str) -> None:
    assert restored(text) is None
