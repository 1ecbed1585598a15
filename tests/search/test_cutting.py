"""What was typed, cut into words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.authoring.readings import read_name
from cztservices.domain.lexicon import AskingWords, EverydayPlace, WordGroup
from cztservices.search.cutting import Cutter
from cztservices.search.vocabulary import Kind, Way
from cztservices.text.folding import is_han, split_words
from tests.search.words import any_text, make_vocabulary, talk


def cut(vocabulary, text):
    return Cutter(vocabulary).cut(split_words(text))


def written(pieces):
    """Pieces as the table of a test writes them: known words as they are written, others in brackets."""
    return " ".join(f"({piece.said})" if piece.word is None else piece.text for piece in pieces)


@pytest.fixture
def sample(vocabulary):
    """Cuts with the words of the sample, and writes down what comes out."""
    return lambda text: written(cut(vocabulary, text))


# Words as they are


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("居住证", "居住证"),
        ("公积金怎么提取", "公积金 怎么 (提取)"),
        ("异地就医备案", "异地 就医 备案"),
        ("居住证怎么办", "居住证 怎么办"),
        ("住房公积金", "住房公积金"),
        ("我的居住证掉了", "我 的 居住证 (掉) 了"),
        ("租房子", "(租房子)"),
        ("租房子办居住证", "(租房子办) 居住证"),
        ("湘潭市民之家", "湘潭市 (民之家)"),
        ("长沙老年证", "长沙 老年证"),
        ("12345热线", "(12345) 热线"),
        ("medical treatment in another city", "medical treatment in another city"),
        ("senior card", "senior card"),
        ("senior bus card", "senior (bus) (card)"),
        ("公积金 housing fund", "公积金 housing fund"),
        ("residence居住permit", "(residence) (居住) (permit)"),
        ("", ""),
    ],
)
def test_text_is_cut_into_the_fewest_known_words(sample, text, expected):
    assert sample(text) == expected


def test_particle_belongs_to_a_word_that_holds_it():
    assert written(cut(make_vocabulary("的士", "司机"), "我的的士司机")) == "我 的 的士 司机"


def test_single_character_is_a_word_only_where_nothing_longer_is():
    vocabulary = make_vocabulary("证件", asking=[AskingWords(("办",))])
    assert written(cut(vocabulary, "办证件")) == "办 证件"
    assert written(cut(make_vocabulary("办证", asking=[AskingWords(("办",))]), "办证")) == "办证"


def test_every_word_typed_as_it_is_is_that_word(vocabulary):
    for text in (text for text in vocabulary._table.words if is_han(text[0]) and len(text) > 1):
        assert [(piece.word, piece.way) for piece in cut(vocabulary, text)] == [(vocabulary.word(text), Way.EXACT)]


@given(
    st.lists(
        st.sampled_from(
            [
                "居住证",
                "身份证",
                "就医",
                "住院",
                "异地",
                "备案",
                "公司",
                "开办",
                "长沙",
                "株洲",
                "怎么",
                "公积金",
                "营业执照",
            ]
        ),
        min_size=1,
    )
)
def test_known_words_side_by_side_are_all_known_and_no_more_than_typed(vocabulary, words):
    pieces = cut(vocabulary, "".join(words))
    assert all(piece.word is not None and piece.way is Way.EXACT for piece in pieces)
    assert len(pieces) <= len(words)


@given(any_text | talk)
def test_pieces_are_all_that_was_typed_in_its_order(vocabulary, text):
    words = split_words(text)
    pieces = Cutter(vocabulary).cut(words)
    assert "".join(piece.said for piece in pieces).replace(" ", "") == "".join(words)


@given(any_text | talk)
def test_piece_that_is_no_known_word_stands_as_typed(vocabulary, text):
    for piece in cut(vocabulary, text):
        assert piece.text
        assert piece.word is not None or (piece.kind, piece.way) == (Kind.PLAIN, Way.EXACT)


# By sound


@pytest.mark.parametrize(
    ("text", "expected", "way"),
    [
        ("juzhuzheng", "居住证", Way.SOUND),
        ("ju zhu zheng", "居住证", Way.SOUND),
        ("ju住证", "居住证", Way.SOUND),
        ("居住zheng", "居住证", Way.SOUND),
        ("居zhu证", "居住证", Way.SOUND),
        ("公基金", "公积金", Way.SOUND),
        ("住房公基金", "住房公积金", Way.SOUND),
        ("居注证", "居住证", Way.SOUND),
        ("身分证", "身份证", Way.SOUND),
        ("juzuzen", "居住证", Way.ACCENT),
        ("laolianzen", "老年证", Way.ACCENT),
        ("senfenzen", "身份证", Way.ACCENT),
        ("fukou", "户口", Way.ACCENT),
        ("sfz", "身份证", Way.SOUND),
        ("yyzz", "营业执照", Way.SOUND),
        ("juzhuzhegn", "居住证", Way.SLIP),
        ("jzhuzheng", "居住证", Way.SLIP),
        ("juzhuzhenng", "居住证", Way.SLIP),
        ("gongjijn", "公积金", Way.SLIP),
        ("营业扶照", "营业执照", Way.SLIP),
        ("营业照", "营业执照", Way.SLIP),
        ("营执业照", "营业执照", Way.SLIP),
        ("居证住", "居住证", Way.SLIP),
        ("公积积金", "公积金", Way.SLIP),
    ],
)
def test_word_is_recognised(vocabulary, text, expected, way):
    [piece] = cut(vocabulary, text)
    assert (piece.text, piece.way) == (expected, way)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("yidijiuyi", "异地 就医"),
        ("yidi就医", "异地 就医"),
        ("异地救医备案", "异地 就医 备案"),
        ("ydjy", "异地 就医"),
        ("zhuzhou居住证", "株洲市 居住证"),
        ("长沙jzz", "长沙 居住证"),
        ("changsha juzhuzheng", "长沙市 居住证"),
    ],
)
def test_words_by_sound_stand_beside_others(sample, text, expected):
    assert sample(text) == expected


def test_every_word_is_recognised_by_its_pinyin(vocabulary):
    """Another word of the same sound will do."""
    for text in (text for text in vocabulary._table.words if all(map(is_han, text)) and len(text) > 1):
        letters = "".join(sounds.split("|")[0] for sounds in read_name(text))
        [piece] = cut(vocabulary, letters)
        meant = {"".join(sounds) for sounds in _readings_of(piece)}
        assert letters in meant, text


def _readings_of(piece):
    """Every way of saying the word of a piece; what was typed as an English word is that."""
    if not is_han(piece.text[0]):
        return [[piece.said]]
    ways = [[]]
    for sounds in read_name(piece.text):
        ways = [[*way, sound] for way in ways for sound in sounds.split("|")]
    return [*ways, [piece.said]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("insurance", "(insurance)"),
        ("jiuyimen", "(jiuyimen)"),
        ("yidi insurance", "异地 (insurance)"),
        ("yd", "(yd)"),
        ("12345", "(12345)"),
        ("居住z", "(居住) (z)"),
        ("jzzzzzzzz", "(jzzzzzzzz)"),
        ("gogjn", "(gogjn)"),
        ("yiba", "(yiba)"),
        ("身价证", "(身价证)"),
        ("看书病", "(看书病)"),
        ("租赁证", "(租赁证)"),
    ],
)
def test_what_stands_for_too_much_stays_as_it_is(sample, text, expected):
    assert sample(text) == expected


def test_initials_of_words_that_mean_different_things_stand_for_none():
    assert written(cut(make_vocabulary("身份证", "收费站"), "sfz")) == "(sfz)"
    assert written(cut(make_vocabulary("身份证 收费站"), "sfz")) == "身份证"


def test_word_of_asking_is_not_found_by_other_characters_of_its_sound():
    vocabulary = make_vocabulary("备案", asking=[AskingWords(("办理",))])
    assert written(cut(vocabulary, "办里")) == "(办里)"
    assert written(cut(vocabulary, "banli")) == "办理"


def test_homophone_shares_a_character_with_the_word():
    """Other characters altogether are another word."""
    vocabulary = make_vocabulary("公积金")
    assert written(cut(vocabulary, "公基金")) == "公积金"
    assert written(cut(vocabulary, "攻击斤")) == "(攻击斤)"


def test_place_is_recognised_by_sound_and_not_by_a_slip():
    vocabulary = make_vocabulary(places=[EverydayPlace(("梅溪湖新城",), "430100")])
    assert written(cut(vocabulary, "meixihuxincheng")) == "梅溪湖新城"
    assert written(cut(vocabulary, "梅溪湖老城")) == "(梅溪湖老城)"


def test_characters_that_names_hold_side_by_side_are_meant_as_they_are():
    """公基 and 基金 stand in some name: nobody mistyped them."""
    assert written(cut(make_vocabulary("公积金"), "公基金")) == "公积金"
    assert written(cut(make_vocabulary("公积金", written=["公基", "基金"]), "公基金")) == "(公基金)"


def test_word_typed_as_it_is_comes_before_one_that_sounds_so():
    vocabulary = make_vocabulary("提取", "体取")
    assert written(cut(vocabulary, "体取")) == "体取"
    assert written(cut(vocabulary, "tiqu")) == "提取"
    assert written(cut(make_vocabulary("社保", "保险"), "社保先")) == "社保 (先)"


@pytest.mark.parametrize(
    ("words", "text", "expected"),
    [
        (("公积金", "取公积金"), "停公积金", "(停) 公积金"),
        (("失业保险", "失业保险金"), "失业保险局", "失业保险 (局)"),
        (("身份证", "身份证件"), "身份证掉", "身份证 (掉)"),
    ],
)
def test_word_typed_as_it_is_comes_before_a_longer_one_with_a_slip(words, text, expected):
    """Who stops paying the housing fund does not withdraw it."""
    assert written(cut(make_vocabulary(*words), text)) == expected


def test_long_paste_is_not_mended(vocabulary):
    """Twenty-five signs are."""
    paste = "公基金" + "租房子" * 8
    assert all(piece.word is None for piece in cut(vocabulary, paste))
    assert cut(vocabulary, paste[:24])[0].text == "公积金"


# Initials of two words


@pytest.mark.parametrize(
    ("letters", "words"),
    [
        ("jzzbb", "居住证 补办"),
        ("sfzbb", "身份证 补办"),
        ("lnzbl", "老年证 补领"),
        ("wvxq", None),
        ("xq", None),
        ("", None),
    ],
)
def test_initials_of_two_words_are_written_out(vocabulary, letters, words):
    found = [" ".join(word.text for word in pair) for pair in Cutter(vocabulary).written_out(letters)]
    assert words in found if words else found == []


def test_initials_are_written_out_with_the_longest_first_word_first():
    cutter = Cutter(make_vocabulary("社保", "卡补办", "社保卡", "补办"))
    assert [(one.text, other.text) for one, other in cutter.written_out("sbkbb")] == [
        ("社保卡", "补办"),
        ("社保", "卡补办"),
    ]


@given(st.text(alphabet="abcdefghjklmnpqrstwxyz", min_size=2, max_size=8))
def test_what_initials_are_written_out_as_begins_with_them(vocabulary, letters):
    for words in Cutter(vocabulary).written_out(letters):
        sounds = [sound for word in words for sound in read_name(word.text)]
        assert [sound[0] for sound in sounds] == list(letters)


# English


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("residence permits", "residence permit"),
        ("Companies", "company"),
        ("registering a firm", "register a firm"),
        ("off-site", "off-site"),
        ("treatments elsewhere", "treatment elsewhere"),
    ],
)
def test_english_is_cut_by_its_stems(sample, text, expected):
    assert sample(text) == expected


def test_longest_english_phrase_is_taken():
    card = WordGroup(("老年证",), ("senior card",))
    vocabulary = make_vocabulary(card, WordGroup(("老人",), ("senior",)), WordGroup(("卡",), ("card",)))
    assert written(cut(vocabulary, "senior cards")) == "senior card"
    assert written(cut(vocabulary, "senior bus cards")) == "senior (bus) card"
