"""Right fills that look wrong: letters of houses, papers of authority with words beside them, positions with names in them."""

from cases import case

BASIS = 'client_basis'

for name, address in (('house-letter', '117105, г. Москва, Варшавское шоссе, д. 17, стр. 1а'),
                      ('house-letter-apart', '143005, Московская обл., деревня Кривцово, дом 1 а')):
    case(f'ok-address-{name}', changes={'client_legal_address': address})
for name, basis in (('year-word', 'доверенности от 10.01.2026 г. № 77/41-н/77-2026-1-15'),
                    ('notary', 'доверенности № 5 от 10.01.2026, удостоверенной нотариусом г. Москвы Ивановым И. И.'),
                    ('of-company', 'Устава Общества'), ('machine-readable', 'доверенности № 5 от 10.01.2026 (МЧД № 3f2a-11)'),
                    ('number-word', 'доверенности номер 5 от 10.01.2026'),
                    ('term', 'доверенности № 5 от 10.01.2026 сроком до 31.12.2027')):
    case(f'ok-basis-{name}', changes={BASIS: basis})
case('ok-basis-record-dated', client='ip', changes={BASIS: 'листа записи ЕГРИП от 12.05.2020'})
for name, position in (('abbreviation', 'вице-президента по ИТ'), ('foreign', 'директора по развитию (CDO)'),
                       ('managing-company', 'генерального директора управляющей организации ООО «УК «Альфа»')):
    case(f'ok-position-{name}', changes={'client_position': position})
case('ok-date-month-figures', changes={'agreement_date': '«12» 11 2026 г.'})
case('ok-email-plus', changes={name: 'buh+dogovor@romashka.example' for name in ('client_email', 'requisites_email')})
case('ok-account-dots', changes={'client_account': '40702.810.7.7000.0418326'})
case('ok-kpp-none', client='ip', changes={'client_kpp': 'не присвоен'})

# Values that stand beside each other wrongly.

case('basis-of-another', 'cannot_tell slot-abuse *',
     changes={BASIS: 'доверенности № 5 от имени ООО «Болт» от 01.02.2026'})
case('basis-ended', 'needs_review', 'failed date-order *', changes={BASIS: 'доверенности № 5 от 10.01.2025, действующей до 31.12.2025'})
case('basis-twenty-years-old', 'cannot_tell date-order *', changes={BASIS: 'доверенности № 5 от 10.01.2006'})
case('end-on-the-same-day', 'cannot_tell date-order *', changes={'end_date': '«12» ноября 2026 г.'})
case('client-is-the-company', 'failed party-is-company *', '? failed|cannot_tell party-is-company|place-mismatch *',
     changes={'client_name': 'Общество с ограниченной ответственностью «Маинд Крафт»', 'client_short_name': 'ООО «Маинд Крафт»'})
case('two-clients-in-one-name', 'cannot_tell slot-abuse *', '? failed|cannot_tell slot-abuse|place-mismatch *',
     changes={'client_name': 'Общество с ограниченной ответственностью «Ромашка и партнёры», ООО «Лютик»'})
case('rows-below-the-total', 'failed rows-total-mismatch *', rows=[
    ['1', 'Стандарт', '5 000', '1', '48 500,00'], ['2', 'Дополнительный канал', '2 000', '2', '50 000,00']])
case('tariff-with-a-discount', 'cannot_tell slot-abuse *', rows=[['1', 'Стандарт (с 50 % скидкой)', '5 000', '1', '148 500,00']])
case('words-of-two-sums', 'failed field-format|amount-words-mismatch *', '? failed field-format|amount-words-mismatch|slot-abuse *',
     changes={'amount_in_words': 'сто сорок восемь тысяч пятьсот (сто)'})
case('ogrn-of-zeros', 'cannot_tell placeholder-value *', changes={'client_ogrn': '0' * 13})
case('days-as-a-range', 'cannot_tell field-format *', changes={'overage_days': '10-20'})
case('no-days', 'cannot_tell field-format *', changes={'overage_days': '0'})
case('amount-by-formula', 'cannot_tell field-result *', edit=lambda d: d.swap(
    'составляет 148 500 (', 'составляет </w:t></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> = 1485 </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>148 500</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve"> ('))
case('signed-by-nobody', 'cannot_tell name-case-mismatch *', changes={'client_signature': 'Сидоров С.С.'})
case('ok-limit-in-people', rows=[['1', 'Стандарт', '5 000 чел.', '1', '148 500,00']])
