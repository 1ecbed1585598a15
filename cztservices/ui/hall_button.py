"""A small hall with columns: writes a note of the hall on what it stands beside."""

from cztservices.ui.note_button import NoteButton

_ROOF = ((3, 9), (12, 3.5), (21, 9), (3, 9))
_COLUMNS = (((6.5, 11.5), (6.5, 17)), ((12, 11.5), (12, 17)), ((17.5, 11.5), (17.5, 17)))
_STEP = ((3.5, 20.5), (20.5, 20.5))


class HallButton(NoteButton):
    """As calm as the pencil beside it: the colour of the layer is for what has been written."""

    shapes = (_ROOF, *_COLUMNS, _STEP)
