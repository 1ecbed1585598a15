"""Scopes: their written form, the shapes allowed, and where they apply."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cztservices.domain.scope import CHANGSHA, CITIES, XIANGTAN, ZHUZHOU, Layer, Scope

cities = st.sampled_from(CITIES)
scopes = st.one_of(
    st.builds(Scope, st.sampled_from([Layer.NATION, Layer.PROVINCE, Layer.CZT])),
    cities.map(lambda city: Scope(Layer.CITY, city, city)),
    st.builds(Scope, st.just(Layer.CITY), origin=cities),
    st.builds(Scope, st.just(Layer.CITY), destination=cities),
    st.lists(cities, min_size=2, max_size=2, unique=True).map(lambda pair: Scope(Layer.PAIR, *pair)),
)


@given(scopes)
def test_parse_reads_what_str_writes(scope):
    assert Scope.parse(str(scope)) == scope


@given(scopes, scopes)
def test_str_differs_for_different_scopes(one, other):
    assert (str(one) == str(other)) == (one == other)


@pytest.mark.parametrize(
    ("layer", "origin", "destination"),
    [
        (Layer.NATION, CHANGSHA, None),
        (Layer.PROVINCE, None, CHANGSHA),
        (Layer.CZT, CHANGSHA, ZHUZHOU),
        (Layer.CITY, None, None),
        (Layer.CITY, CHANGSHA, ZHUZHOU),
        (Layer.PAIR, None, None),
        (Layer.PAIR, CHANGSHA, None),
        (Layer.PAIR, None, CHANGSHA),
        (Layer.PAIR, CHANGSHA, CHANGSHA),
    ],
)
def test_scope_of_a_shape_that_the_layer_does_not_allow_is_refused(layer, origin, destination):
    with pytest.raises(ValueError, match=layer.word):
        Scope(layer, origin, destination)


@pytest.mark.parametrize("text", [f"{CHANGSHA}@", f"{CHANGSHA}@middle", f"{CHANGSHA}->{CHANGSHA}", "->"])
def test_parse_refuses_what_is_no_scope(text):
    with pytest.raises(ValueError, match=r".+"):
        Scope.parse(text)


@pytest.mark.parametrize(
    ("scope", "origin", "destination", "applies"),
    [
        ("000000", None, None, True),
        ("430000", CHANGSHA, None, True),
        ("czt", CHANGSHA, ZHUZHOU, True),
        (CHANGSHA, CHANGSHA, ZHUZHOU, True),
        (CHANGSHA, ZHUZHOU, CHANGSHA, True),
        (CHANGSHA, ZHUZHOU, XIANGTAN, False),
        (CHANGSHA, None, None, False),
        (f"{CHANGSHA}@origin", CHANGSHA, ZHUZHOU, True),
        (f"{CHANGSHA}@origin", ZHUZHOU, CHANGSHA, False),
        (f"{CHANGSHA}@origin", None, CHANGSHA, False),
        (f"{CHANGSHA}@destination", ZHUZHOU, CHANGSHA, True),
        (f"{CHANGSHA}@destination", CHANGSHA, ZHUZHOU, False),
        (f"{CHANGSHA}@destination", CHANGSHA, None, False),
        (f"{XIANGTAN}->{CHANGSHA}", XIANGTAN, CHANGSHA, True),
        (f"{XIANGTAN}->{CHANGSHA}", CHANGSHA, XIANGTAN, False),
        (f"{XIANGTAN}->{CHANGSHA}", XIANGTAN, None, False),
    ],
)
def test_applies_when_the_direction_is_in_scope(scope, origin, destination, applies):
    assert Scope.parse(scope).applies(origin, destination) is applies


def test_specificity_grows_from_nation_to_pair():
    rising = ["000000", "430000", "czt", CHANGSHA, f"{CHANGSHA}@origin", f"{CHANGSHA}->{ZHUZHOU}"]
    ranks = [Scope.parse(text).specificity for text in rising]
    assert ranks == sorted(set(ranks))
    assert Scope.parse(f"{CHANGSHA}@origin").specificity == Scope.parse(f"{CHANGSHA}@destination").specificity


def test_cities_are_those_that_the_scope_names():
    assert Scope.parse("czt").cities == frozenset()
    assert Scope.parse(CHANGSHA).cities == {CHANGSHA}
    assert Scope.parse(f"{XIANGTAN}->{CHANGSHA}").cities == {XIANGTAN, CHANGSHA}
