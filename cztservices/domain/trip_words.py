"""What the words of a statement say about going: in person or not, booking or not, originals or not.

Each question reads the Chinese words only, since they are the ones that sources use. What these patterns miss is not
known; a pattern that takes too much would mislead, so each keeps clear of the words that look alike: an agreement that
is called 委托提取, a bank card that is 本人's, booking a doctor.
"""

import re

_NOT = r"(?:不用|不必|不需要?|不要求|不再需要|无需|无须|(?<!避)免(?!费))"
_REFUSED = r"(?:不能|不得|不可以?|不接受|不允许|不支持|不许|不准|谢绝)"
_KIN = r"(?:家属|亲属(?!关系)|家人|监护人)"
_COMES = r"(?:到(?!期|账|龄)|去(?!世)|来|办(?!公)|前往)"

_NO_NEED_TO_COME = re.compile(rf"{_NOT}[^，。；]{{0,4}}(?:亲自|本人{_COMES})|非本人{_COMES}")
_NOBODY_ELSE = re.compile(rf"{_REFUSED}[^，。；]{{0,6}}(?:代办|代领|代理|代为|委托|托人)")
_YOURSELF = re.compile(
    rf"亲自|当面办|本人{_COMES}|(?:必须|只能)[由是您]*本人(?:申请|或[^，。；]{{0,16}}{_COMES})"
    r"|(?:两个人|双方)[^，。；]{0,4}一起(?:到场|去|来)"
)
_SOMEBODY_ELSE = re.compile(
    r"(?<!代收)(?<!异地)(?<!帮办)代办(?!服务)|代领|代为|代理人|受托人|托人办"
    r"|授权委托|委托书|委托(?:他人|别人|家)|请(?:别人|他人|人)[帮代替]"
    rf"|{_KIN}[^，。；]{{0,8}}[办领]"
)
_FOR_SOME = re.compile(r"未满|行动不便|困难|办不了|不方便|老人|老年|残疾|孩子|儿童|新生儿|单位")

_NO_BOOKING = re.compile(rf"{_NOT}[^，。；]{{0,3}}(?:预约|约时间)")
_BOOKING = re.compile(r"预约(?!挂号|互认|看病|就诊|接种)|约时间")

_NO_ORIGINALS = re.compile(rf"{_NOT}[^，。；]{{0,8}}原件")
_ORIGINALS = re.compile("原件")

_NO_COUNTER = re.compile(rf"{_NOT}[^，。；]{{0,8}}|[要想]去(?:窗口|柜台|大厅)的[^。；]*")
_COUNTER = re.compile("窗口|柜台|大厅|到场|现场|派出所")

_ONLINE = re.compile("网上|上网|线上|手机|小程序|App|公众号")
_ASK_FIRST = re.compile(r"先打|先问|先去问|问清|打 ?[0-9-]{5,} ?问|打电话问|电话(?:确认|咨询)")


def asks_for_yourself(words: str) -> bool:
    """Whether the words say that the reader must come, or that nobody may come instead.

    >>> asks_for_yourself("要亲自去拍照"), asks_for_yourself("本人身份证"), asks_for_yourself("不能代办")
    (True, False, True)
    """
    return bool(_NOBODY_ELSE.search(words) or _YOURSELF.search(_NO_NEED_TO_COME.sub("", words)))


def lets_somebody_else(words: str) -> bool:
    """Whether the words say that somebody else may come instead.

    >>> lets_somebody_else("请人代办的"), lets_somebody_else("签委托按月提取协议"), lets_somebody_else("不能代办")
    (True, False, False)
    """
    return bool(_NO_NEED_TO_COME.search(words) or _SOMEBODY_ELSE.search(_NOBODY_ELSE.sub("", words)))


def is_for_some(words: str) -> bool:
    """Whether what the words allow is for some people only."""
    return bool(_FOR_SOME.search(words))


def speaks_of_booking(words: str) -> bool:
    """Whether the words say that one books, or may.

    >>> speaks_of_booking("可以先网上预约"), speaks_of_booking("不用预约"), speaks_of_booking("预约挂号")
    (True, False, False)
    """
    return bool(_BOOKING.search(_NO_BOOKING.sub("", words)))


def spares_booking(words: str) -> bool:
    """Whether the words say that one need not book."""
    return bool(_NO_BOOKING.search(words))


def asks_for_originals(words: str) -> bool:
    """Whether the words ask for the original of a paper.

    >>> asks_for_originals("身份证原件"), asks_for_originals("不用看原件")
    (True, False)
    """
    return bool(_ORIGINALS.search(_NO_ORIGINALS.sub("", words)))


def offers_online(words: str) -> bool:
    """Whether the words speak of a way that needs no trip."""
    return bool(_ONLINE.search(words))


def asks_to_ring(words: str) -> bool:
    """Whether the words themselves say to ask first.

    >>> asks_to_ring("先打 12345 问"), asks_to_ring("到窗口交材料")
    (True, False)
    """
    return bool(_ASK_FIRST.search(words))


def sends_to_counter(words: str) -> bool:
    """Whether the words send some readers to a counter, other than those who wish to go.

    >>> sends_to_counter("不符合条件的，到窗口办"), sends_to_counter("手机上办，不用去大厅")
    (True, False)
    """
    return bool(_COUNTER.search(_NO_COUNTER.sub("", words)))
