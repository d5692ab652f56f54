"""Requisites with right check digits, made up from their first digits."""


def weighted(digits, weights):
    return sum(int(digit) * weight for digit, weight in zip(digits, weights))


def inn(start):
    """Nine digits give an organisation's INN, ten a person's."""
    if len(start) == 9:
        return start + str(weighted(start, [2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11 % 10)
    eleventh = start + str(weighted(start, [7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11 % 10)
    return eleventh + str(weighted(eleventh, [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11 % 10)


def ogrn(start):
    """Twelve digits give an OGRN, fourteen an OGRNIP."""
    return start + str(int(start) % (11 if len(start) == 12 else 13) % 10)


def account(bic, start, rest):
    """An account of a bank: eight digits, the key, eleven digits."""
    for key in '0123456789':
        if weighted(bic[6:] + start + key + rest, [7, 1, 3] * 8) % 10 == 0:
            return start + key + rest
    raise ValueError(start)


def wrong_digit(number, place=-1):
    """The number with one digit changed, so that its check fails."""
    digits = list(number)
    digits[place] = str((int(digits[place]) + 1) % 10)
    return ''.join(digits)
