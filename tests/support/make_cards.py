#!/usr/bin/env python3
"""Writes fixtures/card/<case>/: card.docx or card.pdf, expected.txt, args; fixtures/card-pair/<case>/: card.docx, expected.txt, args;
templates/client-card, a sample.

Usage: make_cards.py [--expected-too] [--office] [NAME...]

expected.txt holds the conclusion, then a line a finding: outcome and rule, "?" before what may be said beside; it is written only where
it is not there. A line of `args` is `key value`: of a card, banks (a directory of BICs); of a pair, agreement (a fixture). What
LibreOffice prints is written with --office, or where it is not there: its bytes are never twice the same. Needs soffice for that.
"""

import pathlib
import subprocess
import sys
import tempfile

import clients
import requisites
from make_acts import document, paragraph, table

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
CASES, PAIRS = {}, {}

OOO = {
    'name': clients.OOO['client_name'], 'short': clients.OOO['client_short_name'], 'inn': clients.OOO['client_inn'], 'kpp': '772601001',
    'ogrn': clients.OOO['client_ogrn'], 'legal': clients.OOO['client_legal_address'], 'actual': '117105, г. Москва, Варшавское шоссе, д. 17, стр. 2, офис 41',
    'account': clients.OOO['client_account'], 'bank': clients.OOO['client_bank'], 'bic': clients.BIC, 'correspondent': clients.CORRESPONDENT,
    'director': 'Кравец Дмитрий Юрьевич', 'position': 'Генеральный директор', 'basis': 'Устава', 'phone': '+7 (495) 730-21-40',
    'email': 'buh@romashka.example', 'site': 'www.romashka.example', 'okpo': '38174026',
}
IP = {
    **OOO, 'name': clients.IP['client_name'], 'short': 'ИП Долгих Д. И.', 'inn': clients.IP['client_inn'], 'kpp': '—', 'ogrn': clients.IP['client_ogrn'],
    'legal': clients.IP['client_legal_address'], 'actual': clients.IP['client_legal_address'], 'account': clients.IP['client_account'],
    'director': '', 'position': '', 'basis': '', 'phone': clients.IP['client_phone'], 'email': clients.IP['client_email'], 'site': '',
}
AO = {
    **OOO, 'name': clients.AO['client_name'], 'short': clients.AO['client_short_name'], 'inn': clients.AO['client_inn'], 'kpp': clients.AO['client_kpp'],
    'ogrn': clients.AO['client_ogrn'], 'legal': clients.AO['client_legal_address'], 'actual': '', 'account': clients.AO['client_account'],
    'bank': clients.AO['client_bank'], 'director': 'Салтыкова-Щедрина Любовь Ильинична', 'position': 'Первый заместитель генерального директора по развитию',
    'basis': 'доверенность № 77/41-н от 14.01.2026', 'email': clients.AO['client_email'], 'site': 'npo-kgst.example',
}
SCHOOL = {
    **OOO, 'name': 'Муниципальное бюджетное учреждение «Центр цифровых услуг города Зареченска»', 'short': 'МБУ «ЦЦУ г. Зареченска»',
    'inn': requisites.inn('503214876'), 'kpp': '503201001', 'ogrn': requisites.ogrn('107503200416'), 'legal': '143005, Московская область, г. Зареченск, ул. Школьная, д. 4',
    'actual': '', 'account': '03234643460000004800', 'bank': 'ГУ Банка России по ЦФО//УФК по Московской области, г. Москва', 'bic': '004525987',
    'correspondent': '40102810845370000004', 'director': 'Мельник Ольга Петровна', 'position': 'Директор', 'site': '',
}
PERSON = {
    **IP, 'name': 'Дорохов Игорь Валерьевич', 'short': '', 'inn': requisites.inn('7728341906'), 'ogrn': '', 'kpp': '',
    'account': requisites.account(clients.BIC, '40817810', '50004417263'), 'email': 'dorohov@mail.example',
}


def case(name, *expected, card=OOO, layout=None, changes=None, arguments=None, pdf=False, conclusion=None):
    """A correct card unless something is expected of it."""
    values = {**card, **(changes or {})}
    conclusion = conclusion or ('conforms' if not [line for line in expected if not line.startswith('?')] else 'does_not_conform')
    CASES[name] = ((layout or two_columns)(values), [conclusion, *expected], arguments or {}, pdf)


def pair(name, agreement, *expected, card=OOO, layout=None, changes=None, conclusion=None):
    conclusion = conclusion or ('conforms' if not [line for line in expected if not line.startswith('?')] else 'does_not_conform')
    PAIRS[name] = ((layout or two_columns)({**card, **(changes or {})}), [conclusion, *expected], {'agreement': agreement})


def title(text='Карточка предприятия'):
    return paragraph(text, bold=True, align='center')


def rows_of(card):
    rows = [('Полное наименование', card['name']), ('Сокращённое наименование', card['short']), ('ИНН', card['inn']), ('КПП', card['kpp']),
            ('ОГРН', card['ogrn']), ('Юридический адрес', card['legal']), ('Фактический адрес', card['actual']), ('Расчётный счёт', card['account']),
            ('Наименование банка', card['bank']), ('БИК', card['bic']), ('Корреспондентский счёт', card['correspondent']),
            ('Должность руководителя', card['position']), ('ФИО руководителя', card['director']), ('Действует на основании', card['basis']),
            ('Телефон', card['phone']), ('E-mail', card['email']), ('Сайт', card['site'])]
    return [row for row in rows if row[1] != '']


def two_columns(card):
    return title() + table([list(row) for row in rows_of(card)])


def numbered(card):
    rows = [['№', 'Показатель', 'Значение']] + [[str(number), *row] for number, row in enumerate(rows_of(card), 1)]
    return title('КАРТОЧКА КЛИЕНТА') + table(rows)


def four_columns(card):
    rows = rows_of(card)
    rows += [('ОКПО', card['okpo'])] if len(rows) % 2 else []
    return title('Карта партнёра') + table([[*rows[at], *rows[at + 1]] for at in range(0, len(rows), 2)])


def lines(card):
    return title() + ''.join(paragraph(f'{label}: {value}') for label, value in rows_of(card))


def tabbed(card):
    return title() + ''.join(paragraph(f'{label}\t{value}') for label, value in rows_of(card)).replace('\t', '</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t xml:space="preserve">')


def broken_lines(card):
    """One paragraph of many lines."""
    return title() + paragraph('\n'.join(f'{label}: {value}' for label, value in rows_of(card)))


def under_labels(card):
    return title() + ''.join(paragraph(label + ':', bold=True) + paragraph(value) for label, value in rows_of(card))


def one_column(card):
    return title() + table([[text] for row in rows_of(card) for text in row])


def heads(card):
    rows = rows_of(card)
    text = title()
    for at in range(0, len(rows), 4):
        part = rows[at:at + 4]
        text += table([[label for label, _ in part], [value for _, value in part]]) + paragraph()
    return text


def joined_labels(card):
    return title('Карточка организации') + table([
        ['Наименование организации (полное)', card['name']], ['Наименование организации (сокращённое)', card['short']],
        ['ИНН/КПП', f'{card["inn"]}/ {card["kpp"]}'], ['ОГРН/ОГРНИП', card['ogrn']], ['Место нахождения (юридический адрес)', card['legal']],
        ['Р/с', card['account']], ['К/с', card['correspondent']], ['БИК банка', card['bic']], ['Банк (наименование, город)', card['bank']],
        ['Руководитель (должность, Ф.И.О.)', f'{card["position"]} {card["director"]}'], ['Основание полномочий (устав, доверенность № и дата)', card['basis']],
        ['Тел./факс', card['phone']], ['Адрес электронной почты', card['email']], ['Главный бухгалтер', 'Лебедева Анна Сергеевна'], ['ОКВЭД', '62.01'],
    ])


def two_line_cells(card):
    return title() + table([
        ['Организация', f'{card["name"]}\n({card["short"]})'], ['ИНН\nКПП\nОГРН', f'{card["inn"]}\n{card["kpp"]}\n{card["ogrn"]}'],
        ['Юридический и фактический адрес', card['legal']],
        ['Банковские реквизиты', f'р/с {card["account"]} в {card["bank"]}\nк/с {card["correspondent"]}\nБИК {card["bic"]}'],
        ['В лице', f'{card["position"]} {card["director"]}, действующий на основании {card["basis"]}'], ['Контакты', f'тел. {card["phone"]}, e-mail: {card["email"]}'],
    ])


def sections(card):
    return title('РЕКВИЗИТЫ КОМПАНИИ') + table([
        [('Общие сведения', 2)], ['Полное фирменное наименование', card['name']], ['Краткое наименование', card['short']], ['ИНН', card['inn']],
        ['КПП', card['kpp']], ['ОГРН', card['ogrn']], [('Адреса', 2)], ['Адрес места нахождения', card['legal']], ['Почтовый адрес', card['actual']],
        [('Банковские реквизиты', 2)], ['Расч. счёт', card['account']], ['Кор. счёт', card['correspondent']], ['БИК', card['bic']], ['Банк', card['bank']],
        [('Руководство', 2)], ['Генеральный директор', card['director']], ['На основании', card['basis']], ['Гл. бухгалтер', 'Лебедева Анна Сергеевна'],
        [('Контактные данные', 2)], ['Моб. тел.', card['phone']], ['Электронная почта', card['email']],
    ])


def prose(card):
    return (title('Реквизиты') + paragraph(card['name']) + paragraph(card['short']) +
            paragraph(f'ИНН {card["inn"]} КПП {card["kpp"]} ОГРН {card["ogrn"]}') + paragraph(f'Юридический адрес {card["legal"]}') +
            paragraph(f'р/с № {card["account"]} в {card["bank"]}') + paragraph(f'к/с {card["correspondent"]}, БИК {card["bic"]}') +
            paragraph(f'тел.: {card["phone"]}, e-mail: {card["email"]}') + paragraph(f'Действует на основании {card["basis"]}') +
            paragraph(f'{card["position"]} ______________ {card["director"]}'))


def dashes(card):
    return title('КАРТОЧКА КОНТРАГЕНТА') + ''.join(paragraph(f'{label} – {value}') for label, value in rows_of(card))


def trader(card):
    rows = [['Индивидуальный предприниматель', 'Долгих Дарья Игоревна'], ['ИНН', card['inn']], ['ОГРНИП', card['ogrn']], ['Адрес регистрации', card['legal']],
            ['Банк', card['bank']], ['Расчетный счет', card['account']], ['Корр. счет', card['correspondent']], ['БИК', card['bic']], ['Телефон', card['phone']]]
    return title('Карточка ИП') + table(rows)


def self_employed(card):
    rows = [['ФИО', card['name']], ['Статус', 'Самозанятый (плательщик НПД)'], ['ИНН', card['inn']], ['Адрес регистрации', card['legal']], ['Банк', card['bank']],
            ['Номер счёта', card['account']], ['Корр. счёт', card['correspondent']], ['БИК', card['bic']], ['E-mail', card['email']]]
    return title('Карточка исполнителя') + table(rows)


def two_accounts(card):
    other = {'account': requisites.account('044525225', '40702810', '80000073904'), 'bic': '044525225', 'correspondent': '30101810400000000225', 'bank': 'ПАО «Второй банк»'}
    bank = lambda one: [['Расчётный счёт', one['account']], ['Банк', one['bank']], ['Корр. счёт', one['correspondent']], ['БИК', one['bic']]]
    rows = [list(row) for row in rows_of(card) if row[0] not in ('Расчётный счёт', 'Наименование банка', 'БИК', 'Корреспондентский счёт')]
    return title() + table(rows + [[('Счёт 1', 2)]] + bank(card) + [[('Счёт 2', 2)]] + bank(other))


def split_labels(card):
    """A label in two cells, the first of which heads several rows."""
    return title() + table([
        ['Наименование', 'полное', card['name']], ['', 'сокращённое', card['short']], ['Коды', 'ИНН', card['inn']], ['', 'КПП', card['kpp']], ['', 'ОГРН', card['ogrn']],
        ['Адрес', 'юридический', card['legal']], ['', 'фактический', card['actual']], ['Счёт', 'расчётный', card['account']], ['', 'корреспондентский', card['correspondent']],
        ['Банк', 'наименование', card['bank']], ['', 'БИК', card['bic']], ['Руководитель', 'должность', card['position']], ['', 'ФИО', card['director']],
        ['', 'действует на основании', card['basis']]])


def in_header(card):
    """The first requisites stand in the page's header."""
    rows = rows_of(card)
    return title() + table([list(row) for row in rows[5:]]), ''.join(paragraph(f'{label}: {value}') for label, value in rows[:5])


def codes_of_bank(card):
    """The bank's own codes among its lines."""
    rows = [list(row) for row in rows_of(card)]
    at = next(index for index, row in enumerate(rows) if row[0] == 'БИК')
    return title() + table(rows[:at + 1] + [['ИНН', requisites.inn('770415263')], ['КПП', '770401001']] + rows[at + 1:])


def party(card):
    return '\n'.join([card['name'], f'ИНН {card["inn"]}', f'КПП {card["kpp"]}', f'ОГРН {card["ogrn"]}', f'Юр. адрес: {card["legal"]}', f'р/с {card["account"]}',
                      f'Банк: {card["bank"]}', f'БИК {card["bic"]}', f'к/с {card["correspondent"]}', f'{card["position"]} {card["director"]}, действует на основании {card["basis"]}'])


def two_parties(card):
    return title('РЕКВИЗИТЫ СТОРОН') + table([['Лицензиар', 'Лицензиат'], [party(AO), party(card)]], False)


def two_unnamed_parties(card):
    return title('РЕКВИЗИТЫ СТОРОН') + table([[party(AO), party(card)]], False)


def charter_labels(card):
    """Labels that go on, positions that no list holds, a site with its scheme."""
    return title() + ''.join(paragraph(text) for text in (
        f'Полное наименование в соответствии с Уставом – {card["name"]}', f'Сокр. наименование – {card["short"]}', f'ИНН – {card["inn"]}', f'КПП – {card["kpp"]}',
        f'ОГРН – {card["ogrn"]}', f'Юр. адрес – {card["legal"]}', f'Р/сч – {card["account"]}', f'В банке – {card["bank"]}', f'БИК – {card["bic"]}', f'Корр.счет – {card["correspondent"]}',
        'Сайт – https://romashka.example')) + paragraph(f'Заместитель генерального директора по развитию {card["director"]}, действует на основании доверенности № 15 от 12.01.2026')


def hidden_digit(card):
    return lines(card) + paragraph('Примечание: реквизиты действительны', hidden='БИК 044525225')


def protocol(_):
    return paragraph('Протокол совещания', bold=True) + paragraph('Обсудили план работ на месяц, распределили задачи и назначили следующую встречу.')


def no_text(_):
    return paragraph('', picture=True)


LAYOUTS = {'two-columns': two_columns, 'numbered': numbered, 'four-columns': four_columns, 'lines': lines, 'tabbed': tabbed, 'broken-lines': broken_lines,
           'under-labels': under_labels, 'one-column': one_column, 'heads': heads, 'joined-labels': joined_labels, 'two-line-cells': two_line_cells,
           'sections': sections, 'prose': prose, 'dashes': dashes}
IN_PDF = ('two-columns', 'four-columns', 'lines', 'joined-labels', 'two-line-cells', 'sections', 'under-labels')
for layout_name, layout_of in LAYOUTS.items():
    case(f'ok-{layout_name}', layout=layout_of)
    if layout_name in IN_PDF:
        case(f'ok-{layout_name}-pdf', layout=layout_of, pdf=True)
for layout_name in ('two-columns', 'lines', 'four-columns', 'heads'):
    case(f'ok-trader-{layout_name}', card=IP, layout=LAYOUTS[layout_name])
case('ok-trader-short', card=IP, layout=trader)
case('ok-trader-no-kpp', card=IP, changes={'kpp': ''})
case('ok-trader-kpp-none', card=IP, changes={'kpp': 'нет'})
case('ok-trader-kpp-none-pdf', card=IP, changes={'kpp': '-'}, pdf=True)
case('ok-joint-stock', card=AO)
case('ok-joint-stock-lines', card=AO, layout=lines)
case('ok-treasury', card=SCHOOL)
case('ok-self-employed', card=PERSON, layout=self_employed)
case('ok-two-accounts', layout=two_accounts)
case('ok-codes-grouped', changes={'account': ' '.join(OOO['account'][at:at + 4] for at in range(0, 20, 4)), 'bic': '044525 974'})
case('ok-full-name-only', changes={'short': ''})

case('ok-split-labels', layout=split_labels)
case('ok-split-labels-pdf', layout=split_labels, pdf=True)
case('ok-in-header', layout=in_header)
case('ok-codes-of-bank', layout=codes_of_bank)
case('ok-two-parties', layout=two_parties)
case('ok-two-parties-pdf', layout=two_parties, pdf=True)
case('ok-charter-labels', layout=charter_labels)
case('ok-public-company', changes={'name': 'Публичное акционерное общество «Ромашка и партнёры»', 'short': 'ПАО «Ромашка и партнёры»'})
case('ok-broken-lines-pdf', layout=broken_lines, pdf=True)
case('ok-trader-kpp-not-applied', card=IP, changes={'kpp': 'не применяется'})

case('split-labels-no-legal-address', 'failed card-field-missing', layout=split_labels, changes={'legal': ''})
case('in-header-inn', 'failed inn-checksum', layout=in_header, changes={'inn': requisites.wrong_digit(OOO['inn'])})
case('two-parties-account', 'failed bic-account-key', layout=two_parties, changes={'account': requisites.wrong_digit(OOO['account'])})
case('two-unnamed-parties', 'failed place-mismatch', '? cannot_tell place-mismatch', layout=two_unnamed_parties)
case('no-bank-behind-dash', 'failed card-field-missing', layout=charter_labels, changes={'bank': ''})
case('no-name-of-position', 'failed card-field-missing', layout=joined_labels, changes={'director': '', 'position': 'Руководитель проектного офиса'})
case('account-of-zeros', 'cannot_tell placeholder-value', changes={'account': '40702810000000000000', 'bic': '046015602', 'correspondent': '30101810600000000602',
                                                                       'bank': 'Юго-Западный банк'}, conclusion='needs_review')
case('no-card', 'failed card-missing', layout=protocol)
case('no-text', 'cannot_tell card-missing', layout=no_text, conclusion='needs_review')
case('no-bic', 'failed card-field-missing', changes={'bic': ''})
case('no-inn', 'failed card-field-missing', changes={'inn': ''})
case('no-signatory', 'failed card-field-missing', changes={'director': '', 'position': ''}, layout=lines)
case('no-basis', 'failed card-field-missing', changes={'basis': ''}, layout=four_columns)
case('no-kpp', 'failed card-field-missing', changes={'kpp': '—'})
case('no-legal-address', 'failed card-field-missing', changes={'legal': ''})
case('blank-account', 'failed card-field-missing|placeholder-left', changes={'account': '____________________'})
case('trader-no-number', 'failed card-field-missing', card=IP, changes={'ogrn': ''})
case('prompt-left', 'failed placeholder-left', changes={'bank': '[указать банк]'})
case('inn-check-digit', 'failed inn-checksum', changes={'inn': requisites.wrong_digit(OOO['inn'])})
case('inn-check-digit-pdf', 'failed inn-checksum', changes={'inn': requisites.wrong_digit(OOO['inn'])}, layout=lines, pdf=True)
case('trader-inn-check-digit', 'failed inn-checksum', card=IP, changes={'inn': requisites.wrong_digit(IP['inn'])}, layout=lines)
case('ogrn-check-digit', 'failed ogrn-checksum', changes={'ogrn': requisites.wrong_digit(OOO['ogrn'])}, layout=joined_labels)
case('account-digit', 'failed bic-account-key', changes={'account': requisites.wrong_digit(OOO['account'])}, layout=two_line_cells)
case('account-short', 'failed field-format', changes={'account': OOO['account'][:-1]})
case('correspondent-of-another-bank', 'failed correspondent-account-key', changes={'correspondent': '30101810400000000225'}, layout=sections)
case('bic-of-another-bank', 'failed correspondent-account-key', '? failed bic-account-key', changes={'bic': '044525225'}, layout=prose)
case('kpp-cyrillic', 'failed kpp-format', changes={'kpp': '7726А1001'})
case('inn-letter', 'failed field-format', changes={'inn': OOO['inn'][:5] + 'О' + OOO['inn'][6:]})
case('accounts-swapped', 'failed label-contradicts', changes={'account': OOO['correspondent'], 'correspondent': OOO['account']},
     layout=lines)
case('kpp-is-inn', 'failed label-contradicts', '? failed requisites-structure', changes={'kpp': OOO['inn']})
case('inn-of-person', 'failed requisites-structure', changes={'inn': IP['inn']})
case('trader-with-kpp', 'failed requisites-structure', card=IP, changes={'kpp': '165501001'})
case('account-of-trader', 'failed requisites-structure', changes={'account': IP['account']}, conclusion='needs_review')
case('placeholder-account', 'cannot_tell placeholder-value', changes={'account': '40702810938000012345', 'bic': '044525225', 'correspondent': '30101810400000000225'},
     conclusion='needs_review')
case('zeros', 'cannot_tell placeholder-value', changes={'inn': '0000000000'}, conclusion='needs_review')
case('latin-letter-in-name', 'cannot_tell mixed-alphabets', changes={'short': 'ООО «Рoмашка и партнёры»'}, conclusion='needs_review')
case('hidden-bic', 'cannot_tell text-unseen', '? failed place-mismatch', layout=hidden_digit, conclusion='needs_review')
case('two-inns', 'failed place-mismatch', layout=lambda card: lines(card) + paragraph('ИНН ' + requisites.inn('770815263')))
case('email-without-sign', 'cannot_tell field-format', changes={'email': 'buh.romashka.example'}, conclusion='needs_review')
DIRECTORY = {'banks': 'banks.xml'}
case('bank-known', arguments=DIRECTORY)
case('bank-unknown', 'cannot_tell bank-unknown', changes={'bic': '044525225', 'correspondent': '30101810400000000225', 'account': requisites.account('044525225', '40702810', '80000073904')},
     arguments=DIRECTORY, conclusion='needs_review')
case('bank-without-licence', 'failed bank-licence', changes={'bic': '044525593', 'correspondent': '30101810200000000593', 'account': requisites.account('044525593', '40702810', '80000073905'), 'bank': 'АО «Закрытый банк»'},
     arguments=DIRECTORY)
case('bank-of-another-name', 'cannot_tell bank-name', changes={'bank': 'ПАО «Прибой»'}, arguments=DIRECTORY, conclusion='needs_review')

pair('same', 'ok-ooo')
pair('same-trader', 'ok-ip', card=IP, layout=trader)
pair('same-joint-stock', 'ok-ao', card=AO, layout=lines)
pair('near-form-of-trader', 'ok-ip', 'cannot_tell card-mismatch', card=IP, changes={'name': IP['name'].replace('Индивидуальный', 'Индивидуельный')}, conclusion='needs_review')
pair('name-in-full-only', 'ok-ooo', changes={'short': ''}, layout=lines)
pair('address-in-another-order', 'ok-ooo', changes={'legal': 'Москва г., Варшавское ш., дом 17, строение 2, оф. 40, 117105'})
pair('other-account', 'ok-ooo', 'failed card-mismatch', changes={'account': requisites.account(clients.BIC, '40702810', '70000418327')})
pair('other-inn', 'ok-ooo', 'failed card-mismatch', changes={'inn': requisites.inn('772645319')}, layout=joined_labels)
pair('other-director', 'ok-ooo', 'failed card-mismatch', changes={'director': 'Соколов Андрей Викторович'})
pair('near-surname', 'ok-ooo', 'cannot_tell card-mismatch', changes={'director': 'Кравцов Дмитрий Юрьевич'}, conclusion='needs_review|does_not_conform')
pair('other-name', 'ok-ooo', 'failed card-mismatch', changes={'name': 'Общество с ограниченной ответственностью «Василёк»', 'short': 'ООО «Василёк»'})
pair('other-form', 'ok-ooo', 'failed card-mismatch', changes={'name': 'Акционерное общество «Ромашка и партнёры»', 'short': 'АО «Ромашка и партнёры»'})
pair('other-house', 'ok-ooo', 'cannot_tell card-mismatch', changes={'legal': '117105, г. Москва, Варшавское шоссе, д. 71, стр. 2, офис 40'}, conclusion='needs_review')
pair('other-bank-name', 'ok-ooo', 'cannot_tell card-mismatch', changes={'bank': 'АО «Горный банк»'}, conclusion='needs_review')
pair('card-without-bic', 'ok-ooo', 'failed card-field-missing', changes={'bic': ''})
pair('no-card', 'ok-ooo', 'failed card-missing', layout=protocol)

BANKS = f'''<?xml version="1.0" encoding="WINDOWS-1251"?>
<ED807 xmlns="urn:cbr-ru:ed:v2.0" EDNo="1" EDDate="2026-11-20" BusinessDay="2026-11-20" InfoTypeCode="FIRR">
  <BICDirectoryEntry BIC="{clients.BIC}">
    <ParticipantInfo NameP="АО &quot;БЕРЕГОВОЙ БАНК&quot;" CntrCd="RU" Rgn="45" Nnp="Москва" PtType="20" ParticipantStatus="PSAC"/>
    <Accounts Account="{clients.CORRESPONDENT}" RegulationAccountType="CRSA" CK="99" AccountCBRBIC="044525000" AccountStatus="ACAC"/>
  </BICDirectoryEntry>
  <BICDirectoryEntry BIC="044525593">
    <ParticipantInfo NameP="АО &quot;ЗАКРЫТЫЙ БАНК&quot;" PtType="20"><RstrList Rstr="LWRS" RstrDate="2026-03-01"/></ParticipantInfo>
    <Accounts Account="30101810200000000593" RegulationAccountType="CRSA" AccountStatus="ACAC"/>
  </BICDirectoryEntry>
</ED807>
'''


def sample():
    """Our own form: every field that a card must have, empty cells to fill in."""
    rows = [[label, ''] for label in (
        'Полное наименование', 'Сокращённое наименование', 'ИНН', 'КПП (у предпринимателя — прочерк)', 'ОГРН / ОГРНИП', 'Юридический адрес', 'Фактический адрес',
        'Почтовый адрес', 'Расчётный счёт', 'Наименование банка', 'БИК', 'Корреспондентский счёт', 'Должность подписанта', 'ФИО подписанта',
        'Действует на основании (устав; доверенность № и дата)', 'Телефон', 'E-mail', 'Сайт')]
    return title('КАРТОЧКА КЛИЕНТА') + table(rows)


def as_pdf(documents):
    with tempfile.TemporaryDirectory() as folder:
        for name, data in documents.items():
            (pathlib.Path(folder) / f'{name}.docx').write_bytes(data)
        if documents:
            subprocess.run(['soffice', '--headless', f'-env:UserInstallation=file://{folder}/profile', '--convert-to', 'pdf', '--outdir', folder,
                            *[f'{folder}/{name}.docx' for name in documents]], check=True, capture_output=True)
        return {name: (pathlib.Path(folder) / f'{name}.pdf').read_bytes() for name in documents}


def printed_body(body):
    return document(*body) if isinstance(body, tuple) else document(body)


def write(folder, expected, arguments, options):
    folder.mkdir(parents=True, exist_ok=True)
    if '--expected-too' in options or not (folder / 'expected.txt').exists():
        (folder / 'expected.txt').write_text('\n'.join(expected) + '\n', 'utf-8')
    if arguments:
        (folder / 'args').write_text(''.join(f'{key} {value}\n' for key, value in arguments.items()), 'utf-8')


def main():
    options = {word for word in sys.argv[1:] if word.startswith('--')}
    names = [word for word in sys.argv[1:] if not word.startswith('--')]
    printed = {}
    for name, (body, expected, arguments, pdf) in CASES.items():
        folder = ROOT / 'fixtures' / 'card' / name
        if names and name not in names:
            continue
        write(folder, expected, arguments, options)
        if not pdf:
            (folder / 'card.docx').write_bytes(printed_body(body))
        elif '--office' in options or not (folder / 'card.pdf').exists():
            printed[name] = printed_body(body)
    for name, data in as_pdf(printed).items():
        (ROOT / 'fixtures' / 'card' / name / 'card.pdf').write_bytes(data)
    (ROOT / 'fixtures' / 'card' / 'banks.xml').write_bytes(BANKS.encode('cp1251'))
    for name, (body, expected, arguments) in PAIRS.items():
        if not names or name in names:
            folder = ROOT / 'fixtures' / 'card-pair' / name
            write(folder, expected, arguments, options)
            (folder / 'card.docx').write_bytes(printed_body(body))
    (ROOT / 'templates' / 'client-card').mkdir(exist_ok=True)
    (ROOT / 'templates' / 'client-card' / 'client-card.docx').write_bytes(document(sample()))


if __name__ == '__main__':
    main()
