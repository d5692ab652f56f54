#!/usr/bin/env python3
"""Writes fixtures/act/<case>/: act.docx, expected.txt, args; fixtures/act-ledger, which they are held against; templates/act, a sample.

Usage: make_acts.py [--expected-too] [--pdf] [NAME...]

expected.txt holds the conclusion, then a line a finding: outcome, rule, and words of what it quotes; it is written only where it is
not there, since it may have been corrected by hand. --pdf has LibreOffice print some of the acts as act.pdf beside act.docx, held against the same expected.txt. A line of `args` is `key value`: today, ledger (yes or no).
"""

import pathlib
import struct
import sys
import zlib
from xml.sax.saxutils import escape

import ooxml

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
CASES = {}
SOLE_INN, SOLE_ACCOUNT = '500100732259', '40802810038000048915'
INN, KPP, ACCOUNT, BIC, CORRESPONDENT = '7707083893', '773601001', '40702810800000073904', '044525225', '30101810400000000225'


TAB = '</w:t><w:tab/><w:t xml:space="preserve">'


def paragraph(text='', bold=False, align=None, picture=False, hidden=None):
    runs = ''.join(f'<w:r>{"<w:rPr><w:b/></w:rPr>" if bold else ""}<w:t xml:space="preserve">{TAB.join(escape(cell) for cell in part.split(chr(9)))}</w:t></w:r>'
                   + ('<w:r><w:br/></w:r>' if index + 1 < len(text.split(chr(10))) else '')
                   for index, part in enumerate(text.split('\n')))
    runs += f'<w:r><w:rPr><w:vanish/></w:rPr><w:t>{escape(hidden)}</w:t></w:r>' if hidden else ''
    runs += PICTURE if picture else ''
    return f'<w:p><w:pPr>{f"<w:jc w:val={chr(34)}{align}{chr(34)}/>" if align else ""}</w:pPr>{runs}</w:p>'


PICTURE = ('<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="900000" cy="300000"/><wp:docPr id="1" name="Подпись"/>'
           '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData '
           'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic '
           'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="1" name="Подпись"/><pic:cNvPicPr/>'
           '</pic:nvPicPr><pic:blipFill><a:blip r:embed="rId5"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
           '<a:off x="0" y="0"/><a:ext cx="900000" cy="300000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
           '</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>')


def image():
    """A small white picture."""
    def chunk(kind, data):
        return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))
    rows = b''.join(b'\0' + b'\xff' * 30 for _ in range(10))
    return (b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', 30, 10, 8, 0, 0, 0, 0)) + chunk(b'IDAT', zlib.compress(rows)) +
            chunk(b'IEND', b''))


def table(rows, border=True):
    """Rows of cells; a cell is a text, or ready markup; (cell, n) spans n columns."""
    columns = max(sum(cell[1] if isinstance(cell, tuple) else 1 for cell in row) for row in rows)
    width = 9600 // columns
    style = '<w:tblStyle w:val="TableGrid"/>' if border else ''
    text = f'<w:tbl><w:tblPr>{style}<w:tblW w:w="9600" w:type="dxa"/></w:tblPr><w:tblGrid>' + f'<w:gridCol w:w="{width}"/>' * columns + '</w:tblGrid>'
    for row in rows:
        text += '<w:tr>'
        for cell in row:
            content, span = cell if isinstance(cell, tuple) else (cell, 1)
            content = content if content.startswith('<w:p') else paragraph(content)
            grid = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ''
            text += f'<w:tc><w:tcPr><w:tcW w:w="{width * span}" w:type="dxa"/>{grid}</w:tcPr>{content}</w:tc>'
        text += '</w:tr>'
    return text + '</w:tbl>'


def document(body, header=''):
    overrides = {name: ooxml.CONTENT_TYPES[name] for name in ('word/document.xml', 'word/styles.xml')}
    headers, reference = {}, ''
    if header:
        overrides['word/header1.xml'] = 'application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml'
        headers = {'word/header1.xml': ooxml.DECLARATION + f'<w:hdr {ooxml.NAMESPACES}>{header}</w:hdr>'}
        reference = '<w:headerReference w:type="default" r:id="rId6"/>'
    types = ooxml.content_types(overrides).replace('<Default Extension="xml"', '<Default Extension="png" ContentType="image/png"/><Default Extension="xml"')
    section = f'<w:sectPr>{reference}<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1134" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>'
    return ooxml.write_package({
        '[Content_Types].xml': types,
        '_rels/.rels': ooxml.relationships([('rId1', 'officeDocument', 'word/document.xml')]),
        'word/document.xml': ooxml.DECLARATION + f'<w:document {ooxml.NAMESPACES}><w:body>{body}{section}</w:body></w:document>',
        'word/_rels/document.xml.rels': ooxml.relationships([('rId1', 'styles', 'styles.xml'), ('rId5', 'image', 'media/image1.png')] +
                                                            ([('rId6', 'header', 'header1.xml')] if header else [])),
        'word/styles.xml': ooxml.styles(),
        'word/media/image1.png': image(),
        **headers,
    })


class Act:
    """The values of an act; a layout prints them."""
    def __init__(self, **changes):
        self.number, self.date, self.period = '9', '«20» октября 2026 г.', 'сентябрь 2026 г.'
        self.performer, self.inn, self.kpp = 'ООО «Ромашка»', INN, KPP
        self.account, self.bic, self.correspondent = ACCOUNT, BIC, CORRESPONDENT
        self.director, self.short_director, self.position = 'Кравца Дмитрия Юрьевича', 'Кравец Д. Ю.', 'Генеральный директор'
        self.customer, self.customer_inn = 'ООО «Маинд Крафт»', '7708503727'
        self.service = 'Услуги по привлечению клиентов по Партнерской программе за сентябрь 2026 г.'
        self.quantity, self.unit, self.price, self.sum = '1', 'усл.', '10 000,00', '10 000,00'
        self.total, self.words = '10 000,00', 'Десять тысяч рублей 00 копеек'
        self.vat, self.vat_amount = 'Без налога (НДС)', ''
        self.signed, self.hidden = True, None
        self.__dict__.update(changes)


def signatures(act, border=False):
    return table([[paragraph('ИСПОЛНИТЕЛЬ', True), paragraph('ЗАКАЗЧИК', True)],
                  [act.position + '\n' + act.performer, 'Генеральный директор\n' + act.customer],
                  [paragraph(f'______________ {act.short_director}', picture=act.signed), '______________ Соколов А. В.'],
                  ['М.П.', 'М.П.']], border)


def accounting_form(act):
    """As accounting programs print it."""
    body = paragraph(f'Акт № {act.number} от {act.date}', True)
    body += paragraph(f'Исполнитель: {act.performer}, ИНН {act.inn}{", КПП " + act.kpp if act.kpp else ""}, 101000, г. Москва, ул. Мясницкая, д. 1, р/с {act.account}, '
                      f'в банке ПАО СБЕРБАНК, БИК {act.bic}, к/с {act.correspondent}')
    body += paragraph(f'Заказчик: {act.customer}, ИНН {act.customer_inn}, КПП 770801001')
    body += paragraph('Основание: Партнерская оферта № 5 от 01.03.2024')
    body += paragraph(f'Отчетный период: {act.period}')
    body += table([['№', 'Наименование работ, услуг', 'Кол-во', 'Ед.', 'Цена', 'Сумма'],
                   ['1', act.service, act.quantity, act.unit, act.price, act.sum]])
    body += table([['Итого:', act.total], [act.vat, act.vat_amount]], False)
    body += paragraph(f'Всего оказано услуг 1, на сумму {act.total} руб.', hidden=act.hidden) + paragraph(act.words, True)
    body += paragraph('Вышеперечисленные услуги выполнены полностью и в срок. Заказчик претензий по объему, качеству и срокам оказания услуг не имеет.')
    return document(body + signatures(act))


def prose_form(act):
    """As lawyers write it."""
    body = paragraph(f'АКТ ОБ ОКАЗАНИИ УСЛУГ № {act.number}', True, 'center')
    body += table([['г. Москва', act.date]], False)
    body += paragraph(f'{act.performer}, именуемое в дальнейшем «Исполнитель», в лице Генерального директора {act.director}, действующего на '
                      f'основании Устава, с одной стороны, и {act.customer}, именуемое в дальнейшем «Заказчик», в лице Генерального директора '
                      'Соколова Андрея Викторовича, действующего на основании Устава, с другой стороны, составили настоящий акт о нижеследующем:')
    body += paragraph(f'1. Исполнитель оказал, а Заказчик принял услуги по привлечению клиентов за отчетный период {act.period} в соответствии с '
                      'Партнерской офертой.')
    body += paragraph(f'2. Стоимость оказанных услуг составляет {act.total} ({act.words.split(" рубл")[0]}) рублей 00 копеек, {act.vat}.', hidden=act.hidden)
    body += paragraph('3. Стороны претензий друг к другу не имеют.')
    body += table([['Исполнитель', 'Заказчик'], [act.performer, act.customer],
                   [f'ИНН/КПП {act.inn}/{act.kpp}', f'ИНН/КПП {act.customer_inn}/770801001'],
                   [f'Р/с № {act.account}', f'Р/с № {ACCOUNT}'], [f'БИК {act.bic}', 'БИК 044525225'],
                   [paragraph(f'{act.position} ____________ / {act.short_director} /', picture=act.signed), 'Генеральный директор ____________ / Соколов А. В. /']], False)
    return document(body)


def card_form(act):
    """Labels in one column, values in the next."""
    body = paragraph('Акт сдачи-приемки оказанных услуг', True, 'center')
    body += table([['Номер акта', f'№ {act.number}'], ['Дата', act.date], ['Период', act.period], ['Исполнитель', act.performer], ['ИНН', act.inn], ['КПП', act.kpp],
                   ['Расчетный счет', act.account], ['БИК', act.bic], ['Заказчик', act.customer], ['ИНН', act.customer_inn]])
    body += table([['Наименование услуги', 'Единица измерения', 'Количество', 'Стоимость, руб.'], [act.service, act.unit, act.quantity, act.sum],
                   [('ИТОГО', 3), act.total], [(act.vat, 3), act.vat_amount or '-']])
    body += paragraph(f'Сумма прописью: {act.words}.', hidden=act.hidden)
    body += paragraph('От Исполнителя:') + paragraph(f'{act.position} ________________ ({act.short_director})', picture=act.signed)
    body += paragraph('От Заказчика:') + paragraph('Генеральный директор ________________ (Соколов А. В.)')
    return document(body)


def tabbed_form(act):
    """Columns by tabs, no tables, as text editors and old programs print it."""
    body = paragraph('АКТ', True, 'center') + paragraph(f'приема-сдачи оказанных услуг № {act.number} от {act.date}', False, 'center')
    body += paragraph(f'Исполнитель:\t{act.performer}') + paragraph(f'ИНН\t{act.inn}')
    body += paragraph(f'КПП\t{act.kpp}') if act.kpp else ''
    body += paragraph(f'Расчетный счет\t{act.account}') + paragraph(f'БИК\t{act.bic}')
    body += paragraph(f'Заказчик:\t{act.customer}') + paragraph(f'ИНН\t{act.customer_inn}')
    body += paragraph(f'Услуги оказаны за период: {act.period}')
    body += paragraph('№\tНаименование\tКол-во\tЕд. изм.\tЦена, руб.\tСумма, руб.', True)
    body += paragraph(f'1\t{act.service}\t{act.quantity}\t{act.unit}\t{act.price}\t{act.sum}')
    body += paragraph(f'\tИтого:\t\t\t\t{act.total}') + paragraph(f'{act.vat}', hidden=act.hidden)
    body += paragraph(f'Итого на сумму {act.total} руб. ({act.words})')
    body += paragraph('Исполнитель\tЗаказчик', True) + paragraph(f'{act.position}\tГенеральный директор')
    return document(body + paragraph(f'____________ {act.short_director}\t____________ Соколов А. В.', picture=act.signed) + paragraph('М.П.\tМ.П.'))


def ruled_form(act):
    """The columns of an invoice: code, unit, rate and amount of tax."""
    body = table([[f'Акт № {act.number}', f'от {act.date}']], False)
    body += table([['Исполнитель', act.performer], ['ИНН/КПП исполнителя', f'{act.inn}/{act.kpp}' if act.kpp else act.inn], ['Заказчик', act.customer],
                   ['ИНН/КПП заказчика', f'{act.customer_inn}/770801001'], ['Отчетный период', act.period], ['Валюта', 'российский рубль, 643']])
    none = 'без НДС' if not act.vat_amount else act.vat_amount
    body += table([['№ п/п', 'Наименование работ, услуг', 'Код', 'Единица измерения', 'Количество', 'Цена за единицу', 'Стоимость без налога',
                    'Налоговая ставка', 'Сумма налога', 'Стоимость с налогом'],
                   ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'],
                   ['1', act.service, '642', act.unit, act.quantity, act.price, act.sum, 'без НДС', none, act.total],
                   [('Всего к оплате', 6), act.sum, 'X', none, act.total]])
    body += paragraph(f'Всего оказано услуг на сумму: {act.words}', hidden=act.hidden)
    body += paragraph(act.vat)
    body += table([['Услуги сдал', 'Услуги принял'], ['Исполнитель', 'Заказчик'], [act.position, 'Генеральный директор'],
                   [paragraph(f'________ / {act.short_director}', picture=act.signed), '________ / Соколов А. В.']], False)
    return document(body)


def letter_form(act):
    """Prose alone, the sum in the genitive."""
    body = paragraph(f'Акт об оказанных услугах № {act.number}', True, 'center') + paragraph(f'город Москва\t{act.date}')
    body += paragraph(f'{act.performer} (ИНН {act.inn}), далее именуемое Исполнитель, в лице Генерального директора {act.director}, действующего на основании Устава, с одной стороны,')
    body += paragraph(f'и {act.customer} (ИНН {act.customer_inn}), далее именуемое Заказчик, в лице Генерального директора Соколова Андрея Викторовича, '
                      'действующего на основании Устава, с другой стороны,')
    body += paragraph(f'составили настоящий Акт о том, что в отчетном периоде ({act.period}) Исполнителем оказаны, а Заказчиком приняты услуги по Партнерской программе.')
    body += paragraph(f'Стоимость услуг составляет сумму в размере {act.total} ({act.words}). {act.vat}.', hidden=act.hidden)
    body += paragraph('Подписи сторон:') + paragraph(f'Исполнитель: {act.position} __________ {act.short_director}', picture=act.signed)
    return document(body + paragraph('Заказчик: Генеральный директор __________ Соколов А. В.'))


def late_form(act):
    """Full forms of names, "represented by" before "hereinafter", requisites under the heads of columns."""
    body = paragraph(f'Акт №{act.number} сдачи-приёмки услуг', True, 'center') + paragraph('г. Москва') + paragraph(f'{act.date}')
    body += paragraph(f'{act.performer.replace("ООО", "Общество с ограниченной ответственностью")}, в лице генерального директора {act.director}, действующего на основании '
                      f'устава, именуемое в дальнейшем Исполнитель, и {act.customer}, в лице директора Иванова Ивана Ивановича, действующего на основании '
                      'доверенности, именуемое в дальнейшем Заказчик, подписали акт о нижеследующем:')
    body += paragraph('Исполнитель в период с 01.09.2026 по 30.09.2026 оказал услуги.')
    body += table([['№', 'Услуга', 'Количество', 'Ед. измерения', 'Цена', 'Стоимость'], ['1.', 'Привлечение клиентов', act.quantity, 'шт', act.price, act.sum],
                   [('Итого', 5), act.total], [(act.vat, 5), act.vat_amount or '—'], [('Всего к оплате', 5), act.total]])
    body += paragraph(f'Общая стоимость услуг: {act.total} руб. ({act.words}), {act.vat}.', hidden=act.hidden)
    body += table([['Исполнитель:', 'Заказчик:'], [act.performer, act.customer], [f'ИНН {act.inn}\nКПП {act.kpp}\nр/с {act.account}\nБИК {act.bic}', f'ИНН {act.customer_inn}\nКПП 770801001'],
                   [act.position, 'Директор'], [paragraph(f'_________ {act.short_director}', picture=act.signed), '_________ Иванов И.И.']])
    return document(body)


def representative_form(act):
    """The roles before the names, no tables at all."""
    body = paragraph('АКТ', True, 'center') + paragraph('выполненных работ (оказанных услуг)', False, 'center') + paragraph(f'№ {act.number}', False, 'center')
    body += paragraph(act.date, False, 'right')
    body += paragraph(f'Мы, нижеподписавшиеся, представитель ИСПОЛНИТЕЛЯ {act.performer} (ИНН {act.inn}, КПП {act.kpp}) генеральный директор Кравец Дмитрий Юрьевич, с одной стороны, '
                      f'и представитель ЗАКАЗЧИКА {act.customer} генеральный директор Соколов А. В., с другой стороны, составили акт в том, что услуги за {act.period} оказаны.')
    body += paragraph(f'Стоимость услуг равна {act.total} руб. ({act.words}). {act.vat}', hidden=act.hidden)
    for role, position, name, signed in (('ИСПОЛНИТЕЛЬ', act.position, act.short_director, act.signed), ('ЗАКАЗЧИК', 'Генеральный директор', 'Соколов А.В.', False)):
        body += paragraph(role) + paragraph(position) + paragraph(f'________________ / {name} /', picture=signed)
    return document(body)


def case(name, layout, expected, today='2026-10-22', ledger='yes', **changes):
    CASES[name] = (layout(Act(**changes)), expected, {'today': today, 'ledger': ledger})


GENITIVE = 'Десяти тысяч рублей 00 копеек'
SOLE = {'performer': 'ИП Кравец Дмитрий Юрьевич', 'inn': SOLE_INN, 'kpp': '', 'account': SOLE_ACCOUNT, 'position': 'Индивидуальный предприниматель',
        'period': 'август 2026 г., сентябрь 2026 г.', 'service': 'Услуги по Партнерской программе за август - сентябрь 2026 г.', 'number': '2/П',
        'price': '15 250,50', 'sum': '15 250,50', 'total': '15 250,50', 'words': 'ПЯТНАДЦАТЬ ТЫСЯЧ ДВЕСТИ ПЯТЬДЕСЯТ РУБЛЕЙ 50 КОПЕЕК',
        'vat': 'НДС не облагается в связи с применением УСН'}
for short, layout in (('accounting', accounting_form), ('prose', prose_form), ('card', card_form), ('tabbed', tabbed_form), ('ruled', ruled_form),
                      ('letter', letter_form), ('late', late_form), ('representative', representative_form)):
    case(f'ok-{short}', layout, ['conforms'])
    case(f'ok-{short}-alone', layout, ['conforms'], ledger='no')
    case(f'unsigned-{short}', layout, ['needs_review', 'cannot_tell act-unsigned'], signed=False)
    case(f'upper-{short}', layout, ['conforms'], words='ДЕСЯТЬ ТЫСЯЧ РУБЛЕЙ 00 КОПЕЕК', vat='НДС НЕ ОБЛАГАЕТСЯ')
    case(f'words-{short}', layout, ['does_not_conform', 'failed act-words'], words='Одиннадцать тысяч рублей 00 копеек')
    case(f'amount-{short}', layout, ['does_not_conform', 'failed act-amount-mismatch'], price='9 000,00', sum='9 000,00', total='9 000,00',
         words='Девять тысяч рублей 00 копеек')
    case(f'number-missing-{short}', layout, ['does_not_conform', 'failed act-requisite-missing'], number='____')
for short, layout in (('accounting', accounting_form), ('tabbed', tabbed_form), ('ruled', ruled_form), ('card', card_form)):
    case(f'sole-trader-{short}', layout, ['conforms'], **SOLE)
for short, layout in (('letter', letter_form), ('late', late_form), ('accounting', accounting_form)):
    case(f'name-near-{short}', layout, ['does_not_conform', 'failed act-requisites-differ'], performer='ООО «Ромашка Плюс»')
    case(f'payer-near-{short}', layout, ['does_not_conform', 'failed act-party'], customer='ООО «Маинд Крафт Сервис»')
case('ok-name-address', accounting_form, ['conforms'], performer='ООО «Ромашка», 101000, г. Москва, ул. Мясницкая, д. 1')
case('ok-form-behind', card_form, ['conforms'], performer='Ромашка ООО', customer='Маинд Крафт, ООО')
case('ok-letter-genitive', letter_form, ['conforms'], words=GENITIVE)
case('words-letter-genitive', letter_form, ['does_not_conform', 'failed act-words'], words='Одиннадцати тысяч рублей 00 копеек')
case('ok-quantity', accounting_form, ['conforms'], quantity='2,5', unit='час', price='4 000,00')
case('quantity-wrong', accounting_form, ['does_not_conform', 'failed act-arithmetic'], quantity='3', unit='час', price='4 000,00')
case('row-wrong-tabbed', tabbed_form, ['does_not_conform', 'failed act-arithmetic'], price='9 500,00')
case('row-wrong-ruled', ruled_form, ['does_not_conform', 'failed act-arithmetic'], price='9 500,00')
case('customer-other-letter', letter_form, ['does_not_conform', 'failed act-party'], customer='АО «Лютик»')
case('customer-other-tabbed', tabbed_form, ['does_not_conform', 'failed act-party'], customer='АО «Лютик»')
case('late-letter', letter_form, ['needs_review', 'failed act-late'], today='2026-10-28')
case('date-impossible', tabbed_form, ['does_not_conform', 'failed act-requisite-missing'], date='31.09.2026')
case('one-of-two-periods', accounting_form, ['does_not_conform', 'failed act-period'], **{**SOLE, 'period': 'сентябрь 2026 г.', 'service': 'Услуги за сентябрь 2026 г.'})
case('ok-vat-included', accounting_form, ['conforms'], vat='В том числе НДС 20%', vat_amount='1 666,67')
case('vat-wrong', accounting_form, ['does_not_conform', 'failed act-arithmetic'], vat='В том числе НДС', vat_amount='2 000,00')
case('vat-missing', prose_form, ['needs_review', 'failed act-vat-missing'], vat='оплачено')
case('row-wrong', accounting_form, ['does_not_conform', 'failed act-arithmetic'], price='9 500,00')
case('date-blank', prose_form, ['does_not_conform', 'failed act-requisite-missing'], date='«___» __________ 20__ г.')
case('late', accounting_form, ['needs_review', 'failed act-late'], today='2026-10-28')
case('before-payment', accounting_form, ['needs_review', 'failed act-before-payment'], date='19.10.2026')
case('period-other', accounting_form, ['does_not_conform', 'failed act-period', '? failed act-amount-mismatch', '? failed act-late', '? failed act-receipt-unknown'],
     period='август 2026 г.', service='Услуги за август 2026 г.')
case('customer-other', card_form, ['does_not_conform', 'failed act-party'], customer='ООО «Лютик»')
case('signatory-other', prose_form, ['does_not_conform', 'failed act-requisites-differ'], director='Долгих Дарьи Игоревны', short_director='Долгих Д. И.')
case('account-other', accounting_form, ['does_not_conform', 'failed act-identifier', 'failed act-requisites-differ'], account='40702810900000073904')
case('inn-check-digit', card_form, ['does_not_conform', 'failed act-identifier', 'failed act-partner'], inn='7707083894')
case('hidden-text', accounting_form, ['needs_review', 'cannot_tell act-text-unseen'], hidden=' кроме НДС')
case('half-month', accounting_form, ['does_not_conform', 'failed act-period-not-month'], period='с 01.09.2026 по 15.09.2026')

PDFS = ['ok-accounting', 'ok-prose', 'ok-card', 'ok-tabbed', 'ok-letter', 'ok-ruled', 'sole-trader-accounting', 'words-prose', 'amount-card', 'unsigned-tabbed', 'row-wrong-tabbed',
        'row-wrong-ruled', 'sole-trader-tabbed', 'ok-name-address', 'name-near-letter']

LEDGER = {
    'partners.csv': f'partner;name;inn;kpp;account;bic;director\np1;ООО «Ромашка»;{INN};{KPP};{ACCOUNT};{BIC};Кравец Дмитрий Юрьевич\n'
                    f'p2;ИП Кравец Дмитрий Юрьевич;{SOLE_INN};;{SOLE_ACCOUNT};{BIC};\n',
    'payouts.csv': 'payout;partner;debited_on;received_on;amount;periods\no8;p1;2026-08-20;2026-08-20;8000,00;2026-07\n'
                   'o9;p1;2026-10-20;2026-10-20;10000,00;2026-09\no10;p2;2026-10-20;2026-10-20;15250,50;"2026-08,2026-09"\n',
}


def main():
    names = [word for word in sys.argv[1:] if not word.startswith('--')]
    for name, (data, expected, arguments) in CASES.items():
        if names and name not in names:
            continue
        folder = ROOT / 'fixtures' / 'act' / name
        folder.mkdir(parents=True, exist_ok=True)
        (folder / 'act.docx').write_bytes(data)
        if '--expected-too' in sys.argv or not (folder / 'expected.txt').exists():
            (folder / 'expected.txt').write_text('\n'.join(expected) + '\n', 'utf-8')
        (folder / 'args').write_text(''.join(f'{key} {value}\n' for key, value in arguments.items()), 'utf-8')
    if '--pdf' in sys.argv:
        import pdf_producers
        for name, data in pdf_producers.libreoffice({name: CASES[name][0] for name in PDFS}).items():
            (ROOT / 'fixtures' / 'act' / name / 'act.pdf').write_bytes(data)
    ledger = ROOT / 'fixtures' / 'act-ledger'
    ledger.mkdir(parents=True, exist_ok=True)
    for name, text in LEDGER.items():
        (ledger / name).write_text(text, 'utf-8')
    blank = '_' * 12
    sample = Act(number=blank, date='«___» __________ 20__ г.', period=blank, performer='_' * 30, inn=blank, kpp=blank, account='_' * 20, bic='_' * 9,
                 correspondent='_' * 20, short_director=blank, customer_inn=blank, service='Услуги по Партнерской программе за ' + blank,
                 unit='усл.', price=blank, sum=blank, total=blank, words='_' * 40, signed=False)
    (ROOT / 'templates' / 'act' / '2026-11').mkdir(parents=True, exist_ok=True)
    (ROOT / 'templates' / 'act' / '2026-11' / 'template.docx').write_bytes(accounting_form(sample))


if __name__ == '__main__':
    main()
