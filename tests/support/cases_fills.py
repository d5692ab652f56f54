"""Right fills that look wrong: letters of houses, papers of authority with words beside them, positions with names in them."""

from cases import case

BASIS = 'client_basis'

for name, address in (('house-letter', '117105, г. Москва, Варшавское шоссе, д. 17, стр. 1а'), ('house-letter-apart', '143005, Московская обл., деревня Кривцово, дом 1 а')):
    case(f'ok-address-{name}', changes={'client_legal_address': address})
