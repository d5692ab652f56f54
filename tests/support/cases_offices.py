"""Right fills whose words look like conditions, what office programs and companies add around them, and edits inside of values."""

import re

import clients
from cases import case
from cases_hidden import HIDDEN
from docx_edit import run

FEE = 'Вознаграждение Лицензиара за Отчётный'
MORE = '? failed|cannot_tell * *'
COMPANY = 'Общество с ограниченной ответственностью '

# Names that hold words of conditions, addresses and positions as they are written.

for name, full, short in (
        ('without', COMPANY + '«Без границ»', 'ООО «Без границ»'), ('penalty', COMPANY + '«Штраф Сервис»', 'ООО «Штраф Сервис»'),
        ('not-only', COMPANY + '«Не только кофе»', 'ООО «Не только кофе»'), ('third', COMPANY + '«Третье лицо»', 'ООО «Третье лицо»'),
        ('rights', COMPANY + '«Компания «Права и обязанности»', 'ООО «Компания «Права и обязанности»'),
        ('bank', 'Банк «Северный» (публичное акционерное общество)', 'Банк «Северный» (ПАО)'),
        ('centre', 'Автономная некоммерческая организация дополнительного профессионального образования «Учебный центр «Знание»',
         'АНО ДПО «Учебный центр «Знание»')):
    case(f'ok-name-{name}', changes={'client_name': full, 'client_short_name': short})
for name, address in (
        ('municipal', '123112, г. Москва, вн. тер. г. муниципальный округ Пресненский, ул. 1905 года, д. 10А, стр. 1, помещ. 1Н/3, ком. 5'),
        ('garden', '143000, Московская обл., Одинцовский г. о., тер. СНТ Ромашка, з/у 5'),
        ('station', '187000, Ленинградская обл., г. Тосно, ж/д станция, д. б/н'),
        ('reversed', '198095, Санкт-Петербург г, Швецова ул, дом 23, литера Б, помещение 7-Н')):
    case(f'ok-address-{name}', changes={'client_legal_address': address})
for name, signatory, gender in (('oglu', 'Мамедова Али Гасан оглы', 'действующего'), ('three-words', 'Нгуен Тхи Лан', 'действующей'),
                                ('apostrophe', 'О’Коннора Джона', 'действующего'), ('unbent', 'Седых Анны Петровны', 'действующей')):
    case(f'ok-signatory-{name}', changes={'client_signatory': signatory, 'signatory_gender': gender})
case('ok-position-with-department', changes={'client_position': 'заместителя директора – начальника отдела закупок'})
case('ok-date-in-words', changes={'agreement_date': 'двенадцатое ноября две тысячи двадцать шестого года'})
case('ok-two-phones', changes={'client_phone': '+7 495 730-21-40, +7 495 730-21-41'})
case('ok-cyrillic-domain', changes={name: 'почта@ромашка.рф' for name in ('client_email', 'requisites_email')})

# What Word and companies put beside the text.


def sensitivity_label(document):
    document.parts['docMetadata/LabelInfo.xml'] = (
        '<clbl:labelList xmlns:clbl="http://schemas.microsoft.com/office/2020/mipLabelMetadata"><clbl:label id="{1}" enabled="1" method="Standard" '
        'siteId="{2}" removed="0"/></clbl:labelList>').encode()
    document.swap('</Relationships>', '<Relationship Id="rId90" Type="http://schemas.microsoft.com/office/2020/02/relationships/classificationlabels" '
                  'Target="docMetadata/LabelInfo.xml"/></Relationships>', '_rels/.rels')


def empty_sources(document):
    """Word's list of literature, which it stores where nobody quotes any."""
    space = 'http://schemas.openxmlformats.org/officeDocument/2006/bibliography'
    document.add_part('customXml/item1.xml', f'<b:Sources SelectedStyle="" xmlns:b="{space}" xmlns="{space}"></b:Sources>')
    document.add_relation('customXml', '../customXml/item1.xml')


def live_address(document):
    """An address that became a link while it was typed."""
    address = clients.OOO['requisites_email']
    link = document.add_relation('hyperlink', 'mailto:' + address, external=True)
    document.swap(f'Эл. почта: {address}</w:t></w:r>', f'Эл. почта: </w:t></w:r><w:hyperlink r:id="{link}">' +
                  run(address, '<w:color w:val="0563C1"/><w:u w:val="single"/>') + '</w:hyperlink>')


def without_controls(document):
    document.set(re.sub(r'<w:sdt>(?:(?!<w:sdt>).)*?<w:sdtContent>(.*?)</w:sdtContent></w:sdt>', r'\1', document.get(), flags=re.S))


def without_fields(document):
    """Every field is its text, as Ctrl+Shift+F9 leaves it."""
    text = document.get()
    for mark in ('<w:fldChar ', '<w:instrText'):
        text = re.sub(rf'<w:r>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?{mark}(?:(?!</w:r>).)*</w:r>', '', text, flags=re.S)
    document.set(re.sub(r'<w:fldSimple[^>]*>(.*?)</w:fldSimple>', r'\1', text, flags=re.S))


def restyled(*pairs):
    def edit(document):
        styles = document.get('word/styles.xml')
        for old, new in pairs:
            if old not in styles:
                raise ValueError(old)
            styles = styles.replace(old, new)
        document.set(styles, 'word/styles.xml')
    return edit


case('ok-sensitivity-label', edit=sensitivity_label)
case('ok-list-of-literature', edit=empty_sources)
case('ok-live-address', edit=live_address)
case('ok-controls-removed', edit=without_controls)
case('ok-fields-are-text', edit=without_fields)
case('ok-narrow-small-letters', edit=restyled(('Times New Roman', 'Arial Narrow'), ('w:val="24"', 'w:val="17"')))
case('ok-exact-lines', edit=restyled(('w:line="264" w:lineRule="auto"', 'w:line="280" w:lineRule="exact"')))

# Digits of a value that are not seen, or that a program will calculate anew.


def in_field(instruction, shown):
    return ('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ' + instruction + ' </w:instrText></w:r><w:r>'
            '<w:fldChar w:fldCharType="separate"/></w:r>' + shown + '<w:r><w:fldChar w:fldCharType="end"/></w:r>')


for name, properties in (('hidden', '<w:vanish/>'), ('white', '<w:color w:val="FFFFFF"/>')):
    case(f'{name}-digit-in-amount', f'failed {HIDDEN} 5.1', MORE, edit=lambda d, properties=properties: d.insert_run(FEE, '148 500', run('0', properties)))
case('struck-digits-in-amount', f'failed {HIDDEN} 5.1', MORE, edit=lambda d: d.format(FEE, '8 500', '<w:strike/>'))
case('tiny-amount', f'failed {HIDDEN} 5.1', MORE, edit=lambda d: d.format(FEE, '148 500', '<w:sz w:val="2"/>'))
case('hidden-words-in-address', f'failed {HIDDEN} *', MORE, edit=lambda d: d.insert_run(
    'Варшавское шоссе', 'офис 40', run(' (уведомления не принимаются)', '<w:vanish/>')))
for name, instruction in (('property', 'DOCPROPERTY Fee'), ('condition', 'IF 1 = 1 "1 500" "148 500"')):
    case(f'amount-by-{name}', 'failed|cannot_tell field-result 5.1', MORE,
         edit=lambda d, instruction=instruction: d.around(FEE, '148 500', lambda xml, _: in_field(instruction, xml)))
case('note-at-the-amount', 'failed amount-words-mismatch|text-added|slot-abuse|field-format 5.1', MORE,
     edit=lambda d: d.insert_run(FEE, '148 500', '<w:r><w:footnoteReference w:id="1"/></w:r>'))
case('other-date-in-appendix', 'failed place-mismatch *', MORE, edit=lambda d: d.edit('от «12» ноября 2026 г.', lambda xml: xml.replace(
    '«12» ноября', '«13» ноября')))
case('other-alphabet-in-email', 'failed|cannot_tell look-alike-letters|field-format 4.2', '? failed|cannot_tell look-alike-letters|field-format *', changes={name: 'buh@r\u043emashka.example' for name in ('client_email', 'requisites_email')})

# What a reader might take for another encoding or hide between its own parts.

PENALTY = 'При просрочке оплаты Клиент'
case('stored-in-utf-16', 'failed text-changed|text-added|text-removed 7.2', edit=lambda d: d.parts.__setitem__('word/document.xml', d.get().replace(
    '0,1 %', '0,01 %').replace('UTF-8', 'UTF-16').encode('utf-16')))
case('words-at-note-separator', 'failed text-added|structure-changed|text-changed *', MORE, edit=lambda d: d.change(
    r'(<w:footnote [^>]*w:type="separator"[^>]*><w:p>.*?)(</w:p>)', r'\1<w:r><w:t>Неустойка не взимается</w:t></w:r>\2', 'word/footnotes.xml', count=1))
case('insertion-in-header', 'failed tracked-changes *', MORE, edit=lambda d: d.change(
    '</w:p></w:hdr>', '<w:ins w:id="7" w:author="Иванов" w:date="2026-11-01T10:00:00Z"><w:r><w:t> (проект)</w:t></w:r></w:ins></w:p></w:hdr>', 'word/header1.xml'))
case('words-behind-each-number', 'failed numbering-changed|text-added|text-changed *', MORE, edit=lambda d: d.swap(
    'w:val="%1.%2."', 'w:val="%1.%2. Не действует."', 'word/numbering.xml'))
