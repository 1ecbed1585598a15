"""Messages are kept untranslated until they are shown."""

from cztservices.errors import CatalogueError, KnownError, Message


def test_message_is_translated_before_its_values_are_put_in():
    message = Message("{file} is gone", {"file": "a{b}"})
    assert message.render() == "a{b} is gone"
    assert message.render({"{file} is gone": "没有 {file}"}.__getitem__) == "没有 a{b}"


def test_error_says_its_sentence():
    error = CatalogueError("{file} is gone", file="x")
    assert isinstance(error, KnownError)
    assert str(error) == "x is gone"
    assert error.message.render(lambda text: text.replace("gone", "weg")) == "x is weg"
