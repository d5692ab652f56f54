"""Slots: left empty, filled with more than a value, or with a value that is wrong by itself or disagrees with another."""

import clients
import docx_edit
import requisites
from cases import case
from docx_edit import paragraph

OOO = clients.OOO

# More than a value in a slot (35).

ABUSE = 'failed slot-abuse *'
MORE = '? failed field-format|name-case-mismatch|place-mismatch|text-added|structure-changed *'
case('abuse-clause-in-name', ABUSE, MORE, changes={
    'client_name': OOO['client_name'] + ', при этом Клиент не обязан уплачивать вознаграждение за первый год использования'})
case('abuse-second-sentence', ABUSE, MORE, changes={'client_legal_address': OOO['client_legal_address'] + '. Пункт 7.2 Договора не применяется.'})
case('abuse-exception-in-basis', 'failed slot-abuse|field-format *', MORE, changes={'client_basis': 'Устава, за исключением п. 5.3 Договора'})
case('abuse-obligation-in-tariff', ABUSE, MORE, rows=[
    ['1', 'Стандарт. Лицензиар обязан предоставить скидку 50 % со второго месяца', '5 000', '1', '148 500,00']])
case('abuse-paragraph-in-slot', 'failed slot-abuse|text-added *', MORE, edit=lambda d: d.after(
    'Адрес места нахождения: 117105', paragraph('Обязательства Клиента прекращаются по истечении месяца.', 'CellText')))
case('abuse-line-break-in-slot', 'failed slot-abuse|text-added *', MORE, edit=lambda d: d.set(d.get().replace(
    'АО «Береговой банк»', 'АО «Береговой банк»</w:t><w:br/><w:t>Лицензиар не вправе отказаться от Договора', 1)))
case('abuse-clause-number', ABUSE, MORE, changes={'client_contact': 'Лебедева Анна Сергеевна 6.5. Клиент вправе отказаться от оплаты'})
case('abuse-days-with-words', 'failed slot-abuse|field-format|text-added *', MORE, changes={'overage_days': '10 (десять), а при отсутствии денежных средств — 365'})
case('abuse-date-with-condition', 'failed slot-abuse|field-format|date-invalid|text-added|text-changed *', MORE,
     '? failed slot-abuse|date-invalid|text-changed *', changes={'end_date': '«31» октября 2027 г., а по желанию Клиента — бессрочно,'})
case('abuse-signature', 'failed slot-abuse|text-added|field-format *', '? failed slot-abuse|text-added|field-format *',
     '? cannot_tell disagreement-protocol-present *', changes={'client_signature': 'с протоколом разногласий, который имеет преимущество перед Договором'})
case('abuse-choice', 'failed slot-abuse|field-format *', MORE, changes={'document_exchange': 'любым способом по выбору Клиента'})
case('abuse-hidden-in-slot', 'failed hidden-text|slot-abuse *', '? failed hidden-text|slot-abuse|text-added *', edit=lambda d: d.edit(
    'Адрес места нахождения: 117105', lambda xml: xml.replace('</w:p>', docx_edit.run(', без права взыскания', '<w:vanish/>') + '</w:p>')))

# Not filled (36).

EMPTY = 'failed field-empty|placeholder-left *'
AGAIN = '? failed field-empty|placeholder-left|place-mismatch|inn-checksum|field-format|requisites-structure|amount-words-mismatch *'
for name in ('client_inn', 'client_name', 'client_legal_address', 'client_account', 'agreement_date', 'requisites_email', 'client_email',
             'client_contact', 'document_exchange', 'client_basis', 'amount_in_words'):
    case(f'unfilled-{name.replace("_", "-")}', EMPTY, AGAIN, changes={name: None})
case('unfilled-everything', EMPTY, AGAIN, '? failed|cannot_tell * *', changes={name: None for name in OOO})
case('unfilled-erased', EMPTY, AGAIN, changes={'client_signatory': ''})
case('unfilled-one-row', EMPTY, AGAIN, rows=[['1', 'Стандарт', '5 000', '1', '148 500,00'], ['{{n: number}}', '{{tariff: text}}', '{{limit: number}}',
                                                                                       '{{count: number}}', '{{row_amount: amount}}']])
case('unfilled-basis-underscores', EMPTY, AGAIN, '? failed field-format *', changes={'client_basis': 'доверенности № ____ от ____'})
case('unfilled-kpp-of-organisation', 'failed requisites-structure|field-empty|kpp-format|field-format *',
     '? failed requisites-structure|field-empty|kpp-format|field-format *', changes={'client_kpp': '—'})
case('capital-x-for-a-number', 'failed placeholder-left|field-format|kpp-format|field-empty *',
     '? failed placeholder-left|field-format|kpp-format|field-empty|text-added *',
     changes={'client_kpp': 'ХХХХХХХХХ'})

# Wrong by itself.

WRONG_INN = requisites.wrong_digit(OOO['client_inn'])
case('inn-check-digit', 'failed inn-checksum *', '? failed inn-checksum *', changes={'client_inn': WRONG_INN, 'requisites_inn': WRONG_INN})
case('inn-of-person-check-digit', 'failed inn-checksum *', '? failed inn-checksum *', client='ip', changes={
    'client_inn': requisites.wrong_digit(clients.IP['client_inn'], 10), 'requisites_inn': requisites.wrong_digit(clients.IP['client_inn'], 10)})
case('inn-too-short', 'failed inn-checksum|field-format *', '? failed inn-checksum|field-format|requisites-structure *',
     changes={'client_inn': OOO['client_inn'][:-1], 'requisites_inn': OOO['client_inn'][:-1]})
case('ogrn-check-digit', 'failed ogrn-checksum *', changes={'client_ogrn': requisites.wrong_digit(OOO['client_ogrn'])})
case('kpp-cyrillic-letters', 'failed kpp-format|look-alike-letters *', '? failed kpp-format|look-alike-letters|field-format *',
     changes={'client_kpp': '7726АВ001'})
case('account-key', 'failed bic-account-key *', changes={'client_account': requisites.wrong_digit(OOO['client_account'])})
case('correspondent-account-key', 'failed correspondent-account-key *', changes={
    'client_correspondent_account': requisites.wrong_digit(OOO['client_correspondent_account'], 9)})
case('correspondent-account-of-another-bank', 'failed correspondent-account-key *', '? failed bic-account-key *', changes={
    'client_bic': '044525225', 'client_account': requisites.account('044525225', '40702810', '70000418326')})
case('structure-person-number-for-company', 'failed requisites-structure *', '? failed requisites-structure|field-format *', changes={
    'client_inn': clients.IP['client_inn'], 'requisites_inn': clients.IP['client_inn']})
case('amount-and-words', 'failed amount-words-mismatch 5.1', changes={'amount_in_words': 'сто сорок пять тысяч восемьсот'})
case('amount-and-words-scale', 'failed amount-words-mismatch 5.1', '? failed place-mismatch *', changes={'amount': '1 485 000'})
case('date-impossible', 'failed date-invalid|field-format *', '? failed date-invalid|field-format *', changes={'end_date': '«31» февраля 2027 г.'})
case('date-month-misspelt', 'failed date-invalid|field-format *', '? failed date-invalid|field-format|slot-abuse *',
     changes={'agreement_date': '«12» ноябюря 2026 г.'})
case('end-before-the-date', 'needs_review', 'failed date-order *', changes={'end_date': '«31» октября 2025 г.'})
case('end-in-a-century', 'cannot_tell date-order *', changes={'end_date': '«31» октября 2127 г.'})
case('name-in-nominative', 'failed|cannot_tell name-case-mismatch *', '? failed|cannot_tell name-case-mismatch *',
     changes={'client_signatory': 'Кравец Дмитрий Юрьевич'})
case('inn-differs-in-two-places', 'failed place-mismatch *', changes={'requisites_inn': requisites.inn('772645319')})
case('number-differs-in-header', 'failed place-mismatch *', edit=lambda d: docx_edit.set_control(d, 'agreement_number', 'АЛ-119/26', 'word/header1.xml'))

# The right template, and approved edits (5.6).

OLD = ['failed template-outdated *', '? failed date-order *']
case('outdated-edition', *OLD, edition='2021-06')
case('outdated-edition-edited', *OLD, 'failed text-changed|text-added|text-removed 7.2', edition='2021-06',
     edit=lambda d: d.text('При просрочке оплаты Клиент', '0,5 %', '0,05 %'))


def another_contract(document):
    """An agreement that was written by somebody else."""
    text = document.get()
    body = ''.join(paragraph(f'{number}. {words}') for number, words in enumerate([
        'Арендодатель передаёт, а Арендатор принимает во временное владение нежилое помещение общей площадью 48 кв. м.',
        'Помещение предназначено для размещения склада. Изменение назначения помещения не допускается.',
        'Арендная плата вносится ежемесячно до 25 числа и включает стоимость отопления.',
        'Капитальный ремонт производит Арендодатель, текущий — Арендатор за свой счёт.',
        'Помещение возвращается по передаточному акту в состоянии, в котором оно было получено, с учётом нормального износа.',
        'Договор подлежит государственной регистрации, расходы на которую несёт Арендатор.'] * 3, 1))
    document.set(text[:text.index('<w:body>') + 8] + body + text[text.index('<w:sectPr'):])


case('another-contract', 'failed|cannot_tell template-unknown *', '? failed|cannot_tell * *', edit=another_contract)


def amendment(text, clause='7.2', number=OOO['agreement_number'], inn=OOO['client_inn']):
    return {'amendments.toml': f'''[[amendments]]
agreement_number = "{number}"
client_inn = "{inn}"
clause = "{clause}"
text = "{text}"
approved_by = "Соколов А.В."
approved_on = "2026-11-10"
'''}


HALF = ('При просрочке оплаты Клиент уплачивает Лицензиару неустойку в размере 0,05 % от суммы задолженности за каждый день просрочки, но не более '
        '10 % от этой суммы.')
lower = lambda d: d.text('При просрочке оплаты Клиент', '0,1 %', '0,05 %')
AMENDED = {'amendments': 'amendments.toml'}
REFUSED = 'failed text-changed|text-added|text-removed 7.2'
case('amendment-approved', arguments=AMENDED, files=amendment(HALF), edit=lower)
case('amendment-of-another-clause', REFUSED, arguments=AMENDED, files=amendment(HALF, clause='7.3'), edit=lower)
case('amendment-of-another-client', REFUSED, arguments=AMENDED, files=amendment(HALF, inn=clients.IP['client_inn']), edit=lower)
case('amendment-of-another-agreement', REFUSED, arguments=AMENDED, files=amendment(HALF, number='АЛ-117/26'), edit=lower)
case('amendment-exceeded', REFUSED, arguments=AMENDED, files=amendment(HALF), edit=lambda d: d.text('При просрочке оплаты Клиент', '0,1 %', '0,005 %'))
case('amendment-and-another-edit', 'failed text-changed|text-added|text-removed 5.7', arguments=AMENDED, files=amendment(HALF), edit=lambda d: (
    lower(d), d.text('Уплаченное вознаграждение', 'не возвращается', 'возвращается')))
