"""The way through the pages of a desk; its laws stand with those of the desk."""

from cztservices.presenters.pages import HOME, Page, PageRef
from cztservices.presenters.trail import MOST, Spot, Trail


def test_way_back_is_bounded_and_keeps_the_nearest():
    trail = Trail(Spot(HOME))
    for number in range(2 * MOST):
        trail = trail.open(PageRef(Page.GUIDE, str(number)))
    assert len(trail.past) == MOST
    assert trail.back(HOME).here.ref == PageRef(Page.GUIDE, str(2 * MOST - 2))
