#!/usr/bin/env python3
"""Writes fixtures/act/<case>/: act.docx, expected.txt, args; fixtures/act-ledger, which they are held against; templates/act, a sample.

Usage: make_acts.py [--expected-too] [NAME...]

expected.txt holds the conclusion, then a line a finding: outcome, rule, and words of what it quotes; it is written only where it is
not there, since it may have been corrected by hand. A line of `args` is `key value`: today, ledger (yes or no).
"""

import pathlib
import struct
import sys
import zlib
from xml.sax.saxutils import escape

import ooxml

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
CASES = {}
INN, KPP, ACCOUNT, BIC, CORRESPONDENT = '7707083893', '773601001', '40702810800000073904', '044525225', '30101810400000000225'


def paragraph(text='', bold=False, align=None, picture=False, hidden=None):
    runs = ''.join(f'<w:r>{"<w:rPr><w:b/></w:rPr>" if bold else ""}<w:t xml:space="preserve">{escape(part)}</w:t></w:r>'
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


def document(body):
    overrides = {name: ooxml.CONTENT_TYPES[name] for name in ('word/document.xml', 'word/styles.xml')}
    types = ooxml.content_types(overrides).replace('<Default Extension="xml"', '<Default Extension="png" ContentType="image/png"/><Default Extension="xml"')
    section = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1134" w:header="709" w:footer="709" w:gutter="0"/></w:sectPr>'
    return ooxml.write_package({
        '[Content_Types].xml': types,
        '_rels/.rels': ooxml.relationships([('rId1', 'officeDocument', 'word/document.xml')]),
        'word/document.xml': ooxml.DECLARATION + f'<w:document {ooxml.NAMESPACES}><w:body>{body}{section}</w:body></w:document>',
        'word/_rels/document.xml.rels': ooxml.relationships([('rId1', 'styles', 'styles.xml'), ('rId5', 'image', 'media/image1.png')]),
        'word/styles.xml': ooxml.styles(),
        'word/media/image1.png': image(),
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
    body += paragraph(f'Исполнитель: {act.performer}, ИНН {act.inn}, КПП {act.kpp}, 101000, г. Москва, ул. Мясницкая, д. 1, р/с {act.account}, '
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


def case(name, layout, expected, today='2026-10-22', ledger='yes', **changes):
    CASES[name] = (layout(Act(**changes)), expected, {'today': today, 'ledger': ledger})


for short, layout in (('accounting', accounting_form), ('prose', prose_form), ('card', card_form)):
    case(f'ok-{short}', layout, ['conforms'])
    case(f'ok-{short}-alone', layout, ['conforms'], ledger='no')
    case(f'unsigned-{short}', layout, ['needs_review', 'cannot_tell act-unsigned'], signed=False)
    case(f'words-{short}', layout, ['does_not_conform', 'failed act-words'], words='Одиннадцать тысяч рублей 00 копеек')
    case(f'amount-{short}', layout, ['does_not_conform', 'failed act-amount-mismatch'], price='9 000,00', sum='9 000,00', total='9 000,00',
         words='Девять тысяч рублей 00 копеек')
    case(f'number-missing-{short}', layout, ['does_not_conform', 'failed act-requisite-missing'], number='____')
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

LEDGER = {
    'partners.csv': f'partner;name;inn;kpp;account;bic;director\np1;ООО «Ромашка»;{INN};{KPP};{ACCOUNT};{BIC};Кравец Дмитрий Юрьевич\n',
    'payouts.csv': 'payout;partner;debited_on;received_on;amount;periods\no8;p1;2026-08-20;2026-08-20;8000,00;2026-07\n'
                   'o9;p1;2026-10-20;2026-10-20;10000,00;2026-09\n',
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
