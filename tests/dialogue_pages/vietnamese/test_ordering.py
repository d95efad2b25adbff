import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from dialogue_pages.vietnamese.ordering import order_key, person_key

TEXTS = st.text(st.sampled_from("aáàăằâấdđeêoơuưy 029-")) | st.text()


def ordered(*texts):
    return sorted(texts, key=order_key)


def test_letters_come_before_tones():
    expected = ["Ba", "Bà", "Bả", "Bã", "Bá", "Bạ", "Băng", "Bân", "Da", "Đa"]
    assert ordered(*reversed(expected)) == expected


def test_a_tone_early_in_a_name_gives_way_to_letters_after_it():
    assert ordered("bản Pá Sen", "bản Pa Tre") == ["bản Pá Sen", "bản Pa Tre"]


def test_numbers_go_by_value():
    expected = ["Tổ dân phố 2", "Tổ dân phố 10", "Tổ dân phố Đông"]
    assert ordered(*reversed(expected)) == expected


def test_persons_go_by_given_name_then_family():
    names = ["Lò Văn Ún", "Quàng Thị Ánh", "Cà Văn Đôi", "Bạc Thị Ánh", "Hà Dương"]
    assert sorted(names, key=person_key) == [
        "Bạc Thị Ánh",
        "Quàng Thị Ánh",
        "Hà Dương",
        "Cà Văn Đôi",
        "Lò Văn Ún",
    ]


def test_a_name_may_be_empty():
    assert sorted(["Lò Văn Ún", ""], key=person_key)[0] == ""


@given(st.lists(TEXTS))
def test_the_order_never_depends_on_the_order_before(texts):
    assert ordered(*texts) == ordered(*reversed(texts))


@given(TEXTS)
def test_composed_and_decomposed_text_stand_together(text):
    split = unicodedata.normalize("NFD", text)
    assert order_key(text)[:2] == order_key(split)[:2]
