"""How a Vietnamese syllable is built: onset, rime and tone.

Enough to tell what cannot be one (a lone consonant, letters lost from a file), not to
tell whether a syllable that could be one is a word.
"""

import re
from unicodedata import normalize

ONSETS = frozenset(
    "b c ch d đ g gh h k kh l m n ng ngh nh p ph q r s t th tr v x".split()
)
_RIMES = frozenset(
    """
    a ac ach ai am an ang anh ao ap at au ay
    ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu
    i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
    y yêm yên yêng yêt yêu ynh ych yt yn
    o oc oi om on ong op ot ooc oong
    oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt
    oe oem oen oeo oet
    ô ôc ôi ôm ôn ông ôp ôt ơ ơc ơi ơm ơn ơng ơp ơt
    u ua uc ui um un ung up ut uân uâng uât uây uê uêch uên uênh uêt uơ
    uôc uôi uôm uôn uông uôt uy uya uych uyn uynh uyp uyt uyu uyên uyêt
    ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
    """.split()
)
_PARTS = re.compile(r"(ngh|ng|gh|gi|kh|nh|ph|qu|th|tr|ch|[bcdđghklmnprstvx]|)(.*)")
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")

# Syllables without an onset that are words; others ("ưởng", "ị") have lost one.
_WORDS_WITHOUT_ONSET = frozenset(
    """
    a á à ả ạ ác ách ạch ai ải ái ám am an án ang áng anh ảnh ánh ao áo ào ảo ạo áp ập
    át ạt au âu ấu ẩu ay áy ắc ăm ẵm ắm ăn ắn ăng ẳng ắng ắp ắt
    âm ấm ẩm ậm ân ấn ẩn ấp ất âu ấy ây ậy ậm
    e é è ém em én ẻo eo éo ẹo ép ẹp êm ếm ên êu ếch ế ề ể ềnh
    i ì ỉ í ích ỉm im ỉu in ít ịt ỉa inh ình
    o ó ò ọ óc ọc oi ói ọi om óm ỏm ong óng õng ọp ót ọt oa oà òa oá oách oai oải oái oán oan
    oàm oang oàng oanh oành oạp oắt oăng oẳn oằn oe óe oé
    ô ổ ồ ố ộ ốc ộc ôi ối ổi ôm ốm ổm ôn ồn ổn ông ống ổng ốp ộp ốt ột
    ơ ở ờ ớ ợ ơi ới ơn ớn ợn ớt ọe
    u ù ú ủ ụ ục úc ui ủi ụi ụa úa ùa um ùm úm ụm un ún ùn ủn ung úng ủng ùng úp ụp út ụt uẩn uất uân uẩy
    uể uế uốn uống uổng uồm uy úy uý ủy uỷ ùy uỳ ụy uỵ uỷnh uỵch uyên uyển uỳnh uýnh
    ư ừ ử ứ ưa ứa ừa ưng ứng ừng ửng ựa ức ực ướp ước ướt ướm ươm ươn ưỡn ườn ương ưởi ươi ưu ứt ưỡng ượt
    y ý ỷ ỳ yếm yểm yên yến yểng yêu yếu yểu ỵ ịch
    """.split()
)


def without_tone(word: str) -> str:
    """A word in lower case without its tone mark: `Trưởng` becomes `trương`."""
    return normalize("NFC", _TONES.sub("", normalize("NFD", word.lower())))


def could_be_syllable(word: str) -> bool:
    """Whether Vietnamese builds syllables like this; no dictionary is asked."""
    onset, rime = _PARTS.fullmatch(without_tone(word)).groups()
    return rime in _RIMES or (onset in ("gi", "qu") and f"{onset[1]}{rime}" in _RIMES)


def is_bare_onset(word: str) -> bool:
    """Whether a word is only the beginning of one: `t`, `nh`, `Tr`."""
    return word.lower() in ONSETS


def lacks_onset(word: str) -> bool:
    """Whether a word begins with a vowel and yet is none: `ưởng` of `trưởng`."""
    bare = without_tone(word)
    begins_with_vowel = not _PARTS.fullmatch(bare)[1]
    return (
        begins_with_vowel
        and could_be_syllable(word)
        and word.lower() not in _WORDS_WITHOUT_ONSET
    )


def could_be_loan_word(word: str) -> bool:
    """Whether a word is syllables written together, as in `kilôgam` or `ôtô`."""
    return _is_chain(word.lower(), first=True)


def _is_chain(rest: str, *, first: bool) -> bool:
    if not rest:
        return not first
    for end in range(1, min(len(rest), 7) + 1):
        part = rest[:end]
        starts_well = first or _PARTS.fullmatch(without_tone(part))[1]
        if (
            starts_well
            and could_be_syllable(part)
            and _is_chain(rest[end:], first=False)
        ):
            return True
    return False
