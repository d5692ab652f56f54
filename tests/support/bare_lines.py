"""A third template, whose blanks are lines under nothing, dotted lines and empty cells; and fills and edits of it."""

import bare
import docx_edit
from docx_edit import run

UNDERLINED = '<w:u w:val="single"/>'
TABS = '<w:r><w:rPr><w:u w:val="single"/></w:rPr>' + '<w:tab/>' * 4 + '</w:r>'
LEADER = '<w:pPr><w:tabs><w:tab w:val="left" w:leader="underscore" w:pos="9000"/></w:tabs></w:pPr>'
OK = {'number': '15/26', 'day': '12', 'month': 'ноября', 'year': '26', 'name': 'ООО «Ромашка»', 'signatory': 'директора Иванова Ивана Ивановича',
      'basis': 'Устава', 'amount': '150 000,00', 'cells': ('ООО «Ромашка»', '7707083893', 'г. Москва, ул. Тверская, д. 7'), 'mail': 'info@romashka.example'}
LABELS = ('Наименование', 'ИНН', 'Адрес')


def blank(width):
    return run(' ' * width, UNDERLINED)


def filled(value, otherwise):
    return otherwise if value is None else run(f'  {value}  ', UNDERLINED)


def document_bytes(values, term='10 рабочих дней'):
    """The template itself for no values at all."""
    get = values.get
    amount = get('amount')
    cells = get('cells') or ('', '', '')
    rows = ''.join('<w:tr>' + bare.cell(bare.line(label), 3000) + bare.cell(bare.line(value) if value else '<w:p/>', 6000) + '</w:tr>'
                   for label, value in zip(LABELS, cells))
    body = ''.join([
        bare.line('ДОГОВОР ОКАЗАНИЯ УСЛУГ № ', filled(get('number'), blank(12))),
        bare.line('г. Москва  «', filled(get('day'), blank(4)), '» ', filled(get('month'), blank(14)), ' 20', filled(get('year'), blank(3)), ' г.'),
        bare.line('ООО «Исполнитель» в лице генерального директора Петрова П. П., действующего на основании Устава, с одной стороны, и ',
                  filled(get('name'), blank(30)), ', именуемое в дальнейшем «Заказчик», в лице ', filled(get('signatory'), TABS),
                  ', действующего на основании ', filled(get('basis'), TABS), ', с другой стороны, заключили договор.'),
        bare.line('1. Исполнитель обязуется оказать услуги, а Заказчик — оплатить их в размере ' + (amount or '.' * 20) + f' рублей в течение {term}.'),
        bare.line('2. Заказчик вправе отказаться от договора, уведомив Исполнителя за 30 дней.'),
        '<w:p>' + LEADER + run('Эл. почта Заказчика: ') + (run(get('mail')) if get('mail') else '') + '<w:r><w:tab/></w:r></w:p>',
        '<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="6000"/></w:tblGrid>' + rows + '</w:tbl>',
    ])
    document = docx_edit.Docx(bare.template_bytes())
    text = document.get()
    begin, end = text.index('<w:body>') + len('<w:body>'), text.index('<w:sectPr')
    document.set(text[:begin] + body + text[end:])
    return document.bytes()


def template_bytes():
    return document_bytes({})


# Name, values that differ from a right fill, another term, expected lines.
CASES = [
    ('lines-ok', {}, None, ['conforms']),
    ('lines-left', {'number': None, 'basis': None, 'amount': None}, None, ['does_not_conform'] + ['failed placeholder-left *'] * 3),
    ('lines-term', {}, '90 рабочих дней', ['does_not_conform', 'failed text-changed * 90']),
    ('lines-abuse', {'name': 'ООО «Ромашка», которое вправе не платить'}, None, ['does_not_conform', 'failed slot-abuse *']),
    ('lines-cell', {'cells': ('ООО «Ромашка»', '7707083894', 'г. Москва, ул. Тверская, д. 7')}, None, ['does_not_conform', 'failed inn-checksum *']),
    ('lines-cells-empty', {'cells': None}, None, ['conforms']),
]


def case_bytes(changes, term):
    values = {name: value for name, value in {**OK, **changes}.items() if value is not None}
    return document_bytes(values, term or '10 рабочих дней')
