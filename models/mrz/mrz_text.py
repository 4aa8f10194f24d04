"""Texts of machine-readable-zone lines to draw: by the grammar of ICAO 9303 (TD1, TD2, TD3, MRV-A, MRV-B and
the French 2 x 36 card) and plain random ones. The random share keeps the network from learning the language
instead of the letter shapes: check digits need what is printed, not what is likely.

Needs the Debian package python3-numpy.
"""

from characters import ALPHABET, DIGITS, LETTERS, LOOK_ALIKES, STATES, SYLLABLES, draw_from, pick


def check_digit(text):
    """Check digit of ICAO 9303-3 §4.9: weights 7, 3, 1; `<` counts 0, A 10 … Z 35."""
    values = (0 if c == "<" else ALPHABET.index(c) for c in text)
    return str(sum(v * (7, 3, 1)[i % 3] for i, v in enumerate(values)) % 10)


def checked(text):
    return text + check_digit(text)


def fill(text, width):
    return text[:width].ljust(width, "<")


def date(rng):
    return f"{rng.integers(100):02d}{rng.integers(1, 13):02d}{rng.integers(1, 32):02d}"


def word(rng):
    if rng.random() < 0.3:
        return draw_from(rng, LETTERS, int(rng.integers(1, 10)))
    return "".join(pick(rng, SYLLABLES) for _ in range(rng.integers(1, 5)))


def words(rng, most):
    return "<".join(word(rng) for _ in range(rng.integers(1, most + 1)))


def names(rng):
    return words(rng, 2) + "<<" + words(rng, 3) if rng.random() < 0.95 else words(rng, 2)


def document_number(rng):
    kind = rng.random()
    if kind < 0.4:
        return draw_from(rng, DIGITS, 9)
    if kind < 0.7:
        prefix = draw_from(rng, LETTERS, int(rng.integers(1, 4)))
        return fill(prefix + draw_from(rng, DIGITS, int(rng.integers(5, 8))), 9)
    if kind < 0.78:
        prefix = draw_from(rng, ALPHABET[:36], int(rng.integers(0, 3)))
        return fill(prefix + pick(rng, "000123456789") * 8, 9)
    if kind < 0.88:
        return fill(draw_from(rng, ALPHABET[:36], int(rng.integers(6, 10))), 9)
    return draw_from(rng, LOOK_ALIKES, 9)


def optional_data(rng, width):
    if rng.random() < 0.55:
        return "<" * width
    alphabet = DIGITS if rng.random() < 0.6 else ALPHABET[:36]
    return fill(draw_from(rng, alphabet, int(rng.integers(1, width + 1))), width)


def sex(rng):
    return pick(rng, "MMMFFF<X")


def personal(rng):
    """Birth, sex and expiry with check digits, as TD2, TD3 and visas print them."""
    return checked(date(rng)) + sex(rng) + checked(date(rng))


def td1(rng):
    upper = pick(rng, ["I<", "ID", "AC", "C<", "IR", "AR", "A<"]) + pick(rng, STATES)
    upper += checked(document_number(rng)) + optional_data(rng, 15)
    middle = personal(rng) + pick(rng, STATES) + optional_data(rng, 11)
    return [upper, checked(middle), fill(names(rng), 30)]


def two_lines(rng, types, width, has_composite):
    upper = fill(pick(rng, types) + pick(rng, STATES) + names(rng), width)
    lower = checked(document_number(rng)) + pick(rng, STATES) + personal(rng)
    if has_composite:
        optional = optional_data(rng, width - 30 if width == 44 else width - 29)
        lower += checked(optional) if width == 44 else optional
        return [upper, checked(lower)]
    return [upper, lower + optional_data(rng, width - 28)]


def french_card(rng):
    upper = fill("IDFRA" + words(rng, 2), 30) + draw_from(rng, DIGITS, 6)
    lower = checked(draw_from(rng, DIGITS, 12)) + fill(words(rng, 2).replace("<", "<<"), 14)
    return [upper, checked(lower + checked(date(rng)) + sex(rng))]


def grammar_lines(rng):
    kind = rng.random()
    if kind < 0.3:
        return td1(rng)
    if kind < 0.6:
        return two_lines(rng, ["P<", "P<", "PM", "PD", "PO", "PS"], 44, True)
    if kind < 0.7:
        return two_lines(rng, ["I<", "ID", "P<", "AC"], 36, True)
    if kind < 0.8:
        return two_lines(rng, ["V<", "VN", "VB"], 44, False)
    if kind < 0.9:
        return two_lines(rng, ["V<", "VD", "VC"], 36, False)
    return french_card(rng)


def random_line(rng, count):
    """Runs of characters of one sort, filler runs of every length among them."""
    text = ""
    while len(text) < count:
        sort = rng.random()
        length = int(rng.integers(1, 9))
        if sort < 0.25:
            text += "<" * int(rng.integers(1, 4) if sort < 0.12 else rng.integers(2, 25))
        elif sort < 0.4:
            text += draw_from(rng, LOOK_ALIKES, length)
        elif sort < 0.47:
            text += pick(rng, ALPHABET) * int(rng.integers(2, 5))
        else:
            text += draw_from(rng, ALPHABET if sort < 0.75 else pick(rng, [DIGITS, LETTERS]), length)
    return text[:count]


def mrz_text(rng, count=None):
    """One line; with `count`, a piece of so many characters."""
    if rng.random() < 0.35:
        return random_line(rng, count or pick(rng, [30, 36, 44, 44]))
    line = pick(rng, grammar_lines(rng))
    if count is None or count >= len(line):
        return line
    start = int(rng.integers(len(line) - count + 1))
    return line[start : start + count]
