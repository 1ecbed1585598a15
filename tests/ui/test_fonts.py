"""How wide the signs are that Chinese and English both have."""

import pytest

from cztservices.config import RESOURCES
from cztservices.i18n import LANGUAGES
from cztservices.ui.fonts import load_fonts, make_font
from tests.ui.eyes import is_wide


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sign", "“”‘’")
def test_quotation_marks_are_wide_in_chinese_alone(language, sign):
    font = make_font(load_fonts(RESOURCES / "fonts"), 30, language)
    assert font.pixelSize() == 30
    assert is_wide(font, sign) is language.startswith("zh")
