"""Qt's own dialogs speak the language of the window."""

import pytest
from PySide6.QtCore import QCoreApplication

from cztservices.ui.qt_words import QtWords


@pytest.mark.usefixtures("qapp")
def test_words_of_file_dialogs_follow_the_language():
    said, words = [], QtWords()
    for language in ("zh_CN", "zh_TW", "en"):
        words.speak(language)
        said.append(QCoreApplication.translate("QFileDialog", "File &name:"))
    assert said[0].startswith("文件名")
    assert said[1].startswith("檔名")
    assert said[2] == "File &name:"


@pytest.mark.usefixtures("qapp")
def test_words_of_qt_are_its_own_again_once_a_program_has_closed():
    words = QtWords()
    words.speak("zh_CN")
    words.fall_silent()
    assert QCoreApplication.translate("QFileDialog", "File &name:") == "File &name:"
