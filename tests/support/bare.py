"""A second template, unlike the first: bilingual, numbers typed by hand, no template.toml; and a handful of its fills and edits."""

import re

import clients
import docx_edit
import ooxml
import requisites
from cases import Case
from docx_edit import DOCUMENT, paragraph, run

TITLE = ['СОГЛАШЕНИЕ О КОНФИДЕНЦИАЛЬНОСТИ', 'NON-DISCLOSURE AGREEMENT No. [номер соглашения]']
CLAUSES = [
    ('1. Предмет соглашения', '1. Subject'),
    ('1.1. Раскрывающая сторона передаёт, а Получающая сторона принимает и хранит в тайне Конфиденциальную информацию, относящуюся к проекту '
     '[название проекта].', '1.1. The Disclosing Party discloses and the Receiving Party keeps secret Confidential Information on the project '
     '[project name].'),
    ('1.2. Конфиденциальной считается информация, на которой стоит гриф «Commercial secret» или «Коммерческая тайна».',
     '1.2. Information marked “Commercial secret” or “Коммерческая тайна” is deemed confidential.'),
    ('2. Обязанности', '2. Obligations'),
    ('2.1. Получающая сторона не вправе раскрывать информацию третьим лицам и обязана вернуть её в течение ____ (__________) дней после требования.',
     '2.1. The Receiving Party shall not disclose the information and shall return it within ____ days upon demand.'),
    ('2.2. Информация хранится на серверах, расположенных в Российской Федерации; передача по e-mail допускается только в зашифрованном виде (AES-256).',
     '2.2. Information is stored on servers in the Russian Federation; e-mail transfer is allowed only when encrypted (AES-256).'),
    ('3. Ответственность', '3. Liability'),
    ('3.1. За каждый случай разглашения виновная сторона уплачивает штраф в размере ____________ (____________________) рублей.',
     '3.1. For each disclosure the party in breach shall pay a penalty of ____________ roubles.'),
    ('3.2. Штраф уплачивается с НДС / без НДС (ненужное зачеркнуть) в течение 20 (двадцати) банковских дней.',
     '3.2. The penalty is payable within 20 (twenty) banking days.'),
    ('4. Срок действия', '4. Term'),
    ('4.1. Соглашение действует с «___» __________ 20__ г. и прекращается через 5 (пять) лет. Версия на русском языке имеет преимущественную силу.',
     '4.1. The Agreement is valid for 5 (five) years. The Russian version shall prevail.'),
]
WIDTHS = (4900, 4454)


def control(tag, prompt):
    return (f'<w:sdt><w:sdtPr><w:alias w:val="{prompt}"/><w:tag w:val="{tag}"/><w:showingPlcHdr/><w:text/></w:sdtPr><w:sdtContent>'
            + run(prompt, '<w:color w:val="808080"/>') + '</w:sdtContent></w:sdt>')


def line(*pieces):
    return '<w:p>' + ''.join(piece if piece.startswith('<') else run(piece) for piece in pieces) + '</w:p>'


def cell(content, width):
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'


def template_bytes():
    body = ''.join(paragraph(words, None, '<w:jc w:val="center"/>', '<w:b/>') for words in TITLE)
    body += line('г. ______________', '<w:r><w:tab/></w:r>', '____ ______________ 20__ года')
    body += line('ООО «Маинд Крафт» (“Just AI”) в лице Генерального директора Соколова А. В., действующего на основании Устава (Раскрывающая сторона), и ',
                 control('Контрагент', 'Наименование контрагента'), ' в лице [должность] [Ф.И.О. подписанта], действующего на основании '
                 '____________________ (Получающая сторона), заключили соглашение:')
    rows = ''.join('<w:tr>' + cell(line(russian), WIDTHS[0]) + cell(line(english), WIDTHS[1]) + '</w:tr>' for russian, english in CLAUSES)
    body += ('<w:tbl><w:tblPr><w:tblW w:w="9354" w:type="dxa"/></w:tblPr><w:tblGrid>' + ''.join(f'<w:gridCol w:w="{width}"/>' for width in WIDTHS) +
             f'</w:tblGrid>{rows}</w:tbl>')
    body += line('Реквизиты / Details')
    for words in ('Получающая сторона: ______________________________', 'ИНН/КПП ____________/_________', 'ОГРН: [ОГРН]', 'Адрес: [юридический адрес]',
                  'р/с № ____________________ в [банк], БИК [БИК], к/с ____________________', 'Тел.: ________________, e-mail: ________________'):
        body += line(words)
    body += line('Раскрывающая сторона: _______________ /Соколов А.В./') + line('Получающая сторона: _______________ /_______________/') + line('М.П.')
    section = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701"/></w:sectPr>'
    return ooxml.write_package({
        '[Content_Types].xml': ooxml.content_types({DOCUMENT: ooxml.MEDIA + 'document.main+xml'}),
        '_rels/.rels': ooxml.relationships([('rId1', 'officeDocument', DOCUMENT)]),
        DOCUMENT: ooxml.DECLARATION + f'<w:document {ooxml.NAMESPACES}><w:body>{body}{section}</w:body></w:document>',
    })


INN = requisites.inn('526014873')
FILL = [
    ('[номер соглашения]', 'NDA-31/2026'), ('г. ______________', 'г. Нижний Новгород'), ('____ ______________ 20__ года', '09 октября 2026 года'),
    ('[название проекта]', '«Голос 2.0»'), ('[project name]', '“Voice 2.0”'), ('[должность]', 'директора'),
    ('[Ф.И.О. подписанта]', 'Медведя Игоря Олеговича'), ('основании ____________________', 'основании Устава'),
    ('____ (__________) дней', '14 (четырнадцати) дней'), ('within ____ days', 'within 14 days'), ('размере ____________ (____________________)',
                                                                                               'размере 300 000 (триста тысяч)'),
    ('penalty of ____________ roubles', 'penalty of 300,000 roubles'), ('с «___» __________ 20__ г.', 'с «09» октября 2026 г.'),
    ('Получающая сторона: ______________________________', 'Получающая сторона: ООО «Волга-Софт»'),
    ('____________/_________', f'{INN}/526001001'), ('[ОГРН]', requisites.ogrn('115526000731')),
    ('[юридический адрес]', '603000, г. Нижний Новгород, ул. Большая Покровская, д. 15'),
    ('р/с № ____________________', 'р/с № ' + requisites.account(clients.BIC, '40702810', '10000073926')), ('[банк]', 'АО «Береговой банк»'),
    ('[БИК]', clients.BIC), ('к/с ____________________', 'к/с ' + clients.CORRESPONDENT), ('Тел.: ________________', 'Тел.: +7 831 419-80-12'),
    ('e-mail: ________________', 'e-mail: nda@volga-soft.example'),
]


def strike(document):
    """What is not needed is struck, as the template asks."""
    document.format('Штраф уплачивается с НДС', 'с НДС / ', '<w:strike/>')


class BareCase(Case):
    def bytes(self):
        document = docx_edit.Docx(template_bytes())
        docx_edit.set_control(document, 'Контрагент', 'Общество с ограниченной ответственностью «Волга-Софт»')
        for old, new in FILL:
            if old not in (self.changes or {}):
                document.swap(old, new)
        strike(document)
        if self.edit:
            self.edit(document)
        return document.bytes()


def case(name, *lines, edit=None, unfilled=()):
    failed = any(words.startswith('failed') for words in lines)
    CASES[name] = BareCase(edit, ['does_not_conform' if failed else 'conforms'] + sorted(lines), None, None, dict.fromkeys(unfilled), None, None, None, None)


CASES = {}
CHANGED = 'text-changed|text-added|text-removed'
case('ok')
case('ok-typography', edit=lambda d: d.every_text(lambda text: text.replace('«', '"').replace('»', '"').replace('“', '"').replace('”', '"').replace(
    'ё', 'е').replace(' и ', '\u00a0и ')))
case('ok-runs', edit=lambda d: d.every_run(lambda xml: re.sub(r'(?<=\w\w\w )(?=\w+ \w)', '</w:t></w:r><w:r><w:t xml:space="preserve">', xml, count=3)
                                           if '<w:rPr>' not in xml else xml))
case('negation-removed', f'failed {CHANGED} 2.1', edit=lambda d: d.text('Получающая сторона не вправе', 'не вправе', 'вправе'))
case('english-only', f'failed {CHANGED} 2.1', edit=lambda d: d.text('shall not disclose', 'shall not', 'may'))
case('typed-number-changed', f'failed numbering-changed|{CHANGED} *', f'? failed numbering-changed|{CHANGED} *',
     edit=lambda d: d.text('Информация хранится', '2.2. Инф', '2.3. Инф'))
case('clause-added', 'failed text-added *', '? failed structure-changed|text-added *', edit=lambda d: d.after(
    '3.2. Штраф', line('3.3. Получающая сторона освобождается от штрафа при первом нарушении.')))
case('cyrillic-in-english', 'failed look-alike-letters 2.2', edit=lambda d: d.text('Information is stored', 'servers', 'sеrvers'))
case('hidden-run', 'failed hidden-text 3.1', '? failed text-added *', edit=lambda d: d.edit('3.1. За каждый', lambda xml: xml.replace(
    '</w:p>', run(' Штраф не взыскивается.', '<w:vanish/>') + '</w:p>')))
case('left-unfilled', 'failed field-empty|placeholder-left *', '? failed field-empty|placeholder-left *', unfilled=['[ОГРН]'])
case('inn-wrong', 'failed inn-checksum *', edit=lambda d: d.text('ИНН/КПП', INN, requisites.wrong_digit(INN)))
case('strike-of-fixed-words', 'failed hidden-text|text-removed|text-changed 2.1', edit=lambda d: d.format('Получающая сторона не вправе', 'не вправе', '<w:strike/>'))
