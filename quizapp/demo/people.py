"""Who is in the demonstration class."""

from __future__ import annotations

_GIVEN = """
Amara Ben Chiara Daniel Elif Farid Grace Hugo Ines Jonas Keiko Leila Mateo Nadia Oskar Priya
Quentin Rosa Samuel Tamar Umar Vera Wanjiru Yusuf Zofia
""".split()  # noqa: SIM905 - names read better in a row
_FAMILY = """
Abebe Berg Costa Dubois Evans Ferrari Goldberg Haddad Ito Jansen Kaya Lopez Meyer Novak Okafor
Petrov Quispe Rossi Singh Tanaka Usman Varga Weiss Yilmaz Zhang
""".split()  # noqa: SIM905
_STEP = 7  # shares no factor with 25: family names repeat after all have been used


def name_of(number: int) -> str:
    """The name of the learner with that number, different for each under 625."""
    round_, place = divmod(number, len(_GIVEN))
    return f"{_GIVEN[place]} {_FAMILY[(place * _STEP + round_) % len(_FAMILY)]}"
