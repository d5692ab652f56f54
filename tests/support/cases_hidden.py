"""Text that is in the file and not seen, or seen and not what is in the file."""

import re

from cases import case
from docx_edit import DOCUMENT, paragraph, run

HIDDEN = 'hidden-text'
ADDED = '? failed text-added|text-changed|text-removed|structure-changed *'
PENALTY = 'При просрочке оплаты Клиент'
SECRET = ' Лицензиар отказывается от взыскания неустойки.'


def add_run(properties, phrase=PENALTY, text=SECRET, style_part=None):
    """Appends a run with these properties to the paragraph."""
    def edit(document):
        document.edit(phrase, lambda xml: xml.replace('<w:bookmarkEnd', run(text, properties) + '<w:bookmarkEnd')
                      if '<w:bookmarkEnd' in xml else xml.replace('</w:p>', run(text, properties) + '</w:p>'))
        if style_part:
            document.swap('</w:styles>', style_part + '</w:styles>', 'word/styles.xml')
    return edit


def dress(phrase, piece, properties, styles=''):
    """Gives words of the template another look."""
    def edit(document):
        document.format(phrase, piece, properties)
        if styles:
            document.swap('</w:styles>', styles + '</w:styles>', 'word/styles.xml')
    return edit


def character_style(identifier, properties, based=''):
    base = f'<w:basedOn w:val="{based}"/>' if based else ''
    return (f'<w:style w:type="character" w:customStyle="1" w:styleId="{identifier}"><w:name w:val="{identifier}"/>{base}'
            f'<w:rPr>{properties}</w:rPr></w:style>')


# Hidden runs (1 to 3).

case('hidden-run-added', f'failed {HIDDEN} 7.2', ADDED, edit=add_run('<w:vanish/>'))
case('hidden-words-of-clause', f'failed {HIDDEN} 7.2', ADDED, edit=dress(PENALTY, ', но не более 10 % от этой суммы', '<w:vanish/>'))
case('hidden-negation', f'failed {HIDDEN} 5.7', ADDED, edit=dress('Уплаченное вознаграждение', 'не ', '<w:vanish/>'))
case('hidden-spec-vanish', f'failed {HIDDEN} 7.2', ADDED, edit=add_run('<w:vanish/><w:specVanish/>'))
case('hidden-by-character-style', f'failed {HIDDEN} 7.2', ADDED,
     edit=add_run('<w:rStyle w:val="Quiet"/>', style_part=character_style('Quiet', '<w:vanish/>')))
case('hidden-by-based-style', f'failed {HIDDEN} 7.3', ADDED,
     edit=dress('Совокупная ответственность', ' Лицензиар не возмещает упущенную выгоду.', '<w:rStyle w:val="Calm"/>',
                character_style('Quiet', '<w:vanish/>') + character_style('Calm', '<w:i/>', 'Quiet')))
case('hidden-by-paragraph-style', f'failed {HIDDEN} 7.7', ADDED, edit=lambda d: (
    d.swap('</w:styles>', '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Clause2"><w:name w:val="Clause 2"/><w:basedOn w:val="Clause"/>'
           '<w:rPr><w:vanish/></w:rPr></w:style></w:styles>', 'word/styles.xml'),
    d.edit('Уплата неустойки не освобождает', lambda xml: xml.replace('"Clause"', '"Clause2"'))))


def hidden_by_defaults(document):
    """Everything hidden by default and shown again run by run, but for one run."""
    document.swap('<w:rPrDefault><w:rPr>', '<w:rPrDefault><w:rPr><w:vanish/>', 'word/styles.xml')
    for part in (DOCUMENT, 'word/header1.xml', 'word/footer1.xml', 'word/footnotes.xml'):
        text = document.get(part).replace('<w:r>', '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr>').replace('</w:rPr><w:rPr>', '')
        document.set(text, part)
    document.edit('Факт заключения Договора', lambda xml: xml.replace('<w:vanish w:val="0"/>', ''))


case('hidden-by-defaults', f'failed {HIDDEN} 9.4', f'? failed {HIDDEN} *', ADDED, edit=hidden_by_defaults)
case('hidden-toggle-twice-is-seen', edit=dress('Факт заключения Договора', 'не является', '<w:rStyle w:val="Quiet"/><w:vanish w:val="0"/>',
                                              character_style('Quiet', '<w:vanish/>')))
case('hidden-paragraph-mark', 'failed|cannot_tell hidden-text|structure-changed *', '? failed|cannot_tell hidden-text|structure-changed|numbering-changed *', edit=lambda d: d.edit(
    'Лицензиар не отвечает за содержание', lambda xml: xml.replace('</w:pPr>', '<w:rPr><w:vanish/></w:rPr></w:pPr>', 1)))
case('hidden-whole-clause-added', f'failed {HIDDEN} *', ADDED, '? failed numbering-changed|text-changed|field-result *', edit=lambda d: d.after(
    'Уплата неустойки не освобождает', paragraph('Клиент вправе не платить.', 'Clause', '<w:rPr><w:vanish/></w:rPr>', '<w:vanish/>')))

# Colour (5).

case('white-text', f'failed {HIDDEN} 7.2', ADDED, edit=add_run('<w:color w:val="FFFFFF"/>'))
case('nearly-white-text', f'failed {HIDDEN} 7.2', ADDED, edit=add_run('<w:color w:val="FBFBF4"/>'))
case('white-words-of-clause', f'failed {HIDDEN} 7.2', ADDED, edit=dress(PENALTY, ', но не более 10 % от этой суммы', '<w:color w:val="FFFFFF"/>'))
case('white-by-theme-colour', f'failed {HIDDEN} 7.2', ADDED, edit=add_run('<w:color w:val="000000" w:themeColor="background1"/>'))
case('white-by-theme-tint', f'failed {HIDDEN} 7.2', ADDED, edit=add_run('<w:color w:val="000000" w:themeColor="accent1" w:themeTint="03"/>'))
case('white-by-theme-part', f'failed {HIDDEN} 7.2', ADDED, edit=lambda d: (
    add_run('<w:color w:val="44546A" w:themeColor="text2"/>')(d), d.swap('44546A', 'FFFFFF', 'word/theme/theme1.xml')))
case('white-by-style', f'failed {HIDDEN} 7.2', ADDED,
     edit=add_run('<w:rStyle w:val="Pale"/>', style_part=character_style('Pale', '<w:color w:val="FFFFFF"/>')))
case('black-on-black-shading', f'failed {HIDDEN} 7.2', ADDED,
     edit=dress(PENALTY, 'но не более 10 %', '<w:color w:val="000000"/><w:shd w:val="clear" w:color="auto" w:fill="000000"/>'))
case('black-highlight', f'failed {HIDDEN} 7.3', ADDED,
     edit=dress('Совокупная ответственность', 'не возмещает', '<w:color w:val="000000"/><w:highlight w:val="black"/>'))
case('no-fill-text', f'failed {HIDDEN} 7.2', ADDED, edit=add_run('<w14:textFill><w14:noFill/></w14:textFill>'))
case('white-fill-text', f'failed {HIDDEN} 7.2', ADDED, edit=add_run(
    '<w14:textFill><w14:solidFill><w14:srgbClr w14:val="FFFFFF"/></w14:solidFill></w14:textFill>'))
def dark_row(document):
    """White on dark blue is how tables are dressed, not how text is hidden."""
    row = document.row('Итого')
    dark = re.sub(r'(<w:tcW [^>]*/>)', r'\1<w:shd w:val="clear" w:color="auto" w:fill="1F3864"/>', row)
    dark = re.sub(r'<w:r>(?:<w:rPr>(.*?)</w:rPr>)?', lambda match: f'<w:r><w:rPr>{match[1] or ""}<w:color w:val="FFFFFF"/></w:rPr>', dark)
    document.swap(row, dark)


case('white-on-dark-cell-is-seen', edit=dark_row)

# Size (6).

case('tiny-text', f'failed {HIDDEN} 7.2', ADDED, edit=add_run('<w:sz w:val="2"/><w:szCs w:val="2"/>'))
case('tiny-by-style', f'failed {HIDDEN} 7.2', ADDED,
     edit=add_run('<w:rStyle w:val="Small"/>', style_part=character_style('Small', '<w:sz w:val="4"/>')))
case('squeezed-text', f'failed {HIDDEN} 7.2', ADDED, edit=dress(PENALTY, ', но не более 10 % от этой суммы', '<w:w w:val="1"/>'))
case('folded-letters', f'failed {HIDDEN} 7.2', ADDED, edit=dress(PENALTY, ', но не более 10 % от этой суммы', '<w:spacing w:val="-240"/>'))
case('flat-line', f'failed {HIDDEN} 7.7', ADDED, edit=lambda d: d.edit('Уплата неустойки не освобождает', lambda xml: xml.replace(
    '</w:pPr>', '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr>', 1)))

# Strike (7).

case('struck-words', f'failed {HIDDEN}|text-removed|text-changed 5.7', f'? failed {HIDDEN} 5.7', edit=dress('Уплаченное вознаграждение', 'не ', '<w:strike/>'))
case('double-struck-clause', f'failed {HIDDEN}|text-removed|text-changed 7.7', edit=lambda d: d.edit(
    'Уплата неустойки не освобождает', lambda xml: xml.replace('<w:r>', '<w:r><w:rPr><w:dstrike/></w:rPr>')))
case('struck-by-style', f'failed {HIDDEN}|text-removed|text-changed 9.4',
     edit=dress('Факт заключения Договора', 'не является', '<w:rStyle w:val="Line"/>', character_style('Line', '<w:strike/>')))

# Tables and frames (26, 27). A row too many shifts the values of the rows beside it.

SHIFTED = '? failed field-empty|field-format|place-mismatch *'

case('hidden-table-row', f'failed {HIDDEN} *', ADDED, SHIFTED, '? failed rows-total-mismatch *', edit=lambda d: d.swap(d.row('Итого'), d.row('Итого').replace(
    '<w:trPr>', '<w:trPr><w:hidden/>').replace('Итого', 'Скидка 90 %') + d.row('Итого')))
case('flat-table-row', f'failed {HIDDEN} *', ADDED, SHIFTED, '? failed rows-total-mismatch *', '? failed slot-abuse *', edit=lambda d: d.swap(d.row('Итого'), d.row('Итого').replace(
    '<w:trPr>', '<w:trPr><w:trHeight w:val="10" w:hRule="exact"/>').replace('Итого', 'Скидка 90 %') + d.row('Итого')))
case('merged-cell-text', f'failed {HIDDEN}|text-added *', SHIFTED, f'? failed {HIDDEN}|text-added|structure-changed *', edit=lambda d: d.swap(
    d.row('Итого'), d.row('Итого').replace('<w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>', '<w:tcPr><w:tcW w:w="2000" w:type="dxa"/><w:vMerge/></w:tcPr>')
    .replace('<w:vMerge/></w:tcPr><w:p w:rsidR="00A41C5E" w:rsidRDefault="00C903B7"><w:pPr><w:pStyle w:val="CellText"/></w:pPr>',
             '<w:vMerge/></w:tcPr><w:p><w:pPr><w:pStyle w:val="CellText"/></w:pPr><w:r><w:t>скидка 90 %</w:t></w:r>')))
case('frame-off-page', f'failed {HIDDEN}|text-added *', ADDED, f'? failed {HIDDEN} *', edit=lambda d: d.after(
    'Уплата неустойки не освобождает', paragraph('Клиент вправе не платить.', None, '<w:framePr w:w="3000" w:h="300" w:hAnchor="page" w:vAnchor="page" '
                                                 'w:x="-20000" w:y="500"/>')))
case('indent-off-page', f'failed {HIDDEN}|text-added *', ADDED, f'? failed {HIDDEN} *', edit=lambda d: d.after(
    'Уплата неустойки не освобождает', paragraph('Клиент вправе не платить.', None, '<w:ind w:left="-16000" w:right="14000"/>')))
case('clause-in-frame-off-page', f'failed {HIDDEN} 7.7', ADDED, edit=lambda d: d.edit(
    'Уплата неустойки не освобождает', lambda xml: xml.replace('</w:pPr>', '<w:framePr w:w="3000" w:h="300" w:hAnchor="page" w:vAnchor="page" '
                                                            'w:x="-20000" w:y="500"/></w:pPr>', 1)))

# Characters (19, 23 to 25).

ALIKE = 'look-alike-letters'
INVISIBLE = 'invisible-characters'
case('latin-letter', f'failed {ALIKE} 7.2', edit=lambda d: d.text(PENALTY, 'просрочке', 'прoсрочке'))
case('latin-word', f'failed {ALIKE} 14.3', edit=lambda d: d.text('Клиент не вправе уступать', 'права', 'пpaвa'))
case('greek-letter', f'failed {ALIKE} 7.2', edit=lambda d: d.text(PENALTY, 'неустойку', 'неустοйку'))
case('ukrainian-letter', f'failed {ALIKE}|text-changed 7.2', edit=lambda d: d.text(PENALTY, 'Лицензиару', 'Л\u0456цензиару'))
case('digit-for-letter', f'failed {ALIKE}|text-changed 7.2', edit=lambda d: d.text(PENALTY, 'задолженности', '3адолженности'))
case('letter-for-digit', f'failed {ALIKE}|text-changed 4.4', edit=lambda d: d.text('Клиент обязан подписать Акт', '10 (десяти)', '1О (десяти)'))
case('zero-width-space', f'failed {INVISIBLE} 7.2', edit=lambda d: d.text(PENALTY, 'неустойку', 'неус\u200bтойку'))
case('zero-width-joiner', f'failed {INVISIBLE} 7.2', edit=lambda d: d.text(PENALTY, 'неустойку', '\u200dнеустойку'))
case('word-joiner', f'failed {INVISIBLE} 7.2', edit=lambda d: d.text(PENALTY, ' не более', ' не\u2060 более'))
case('tag-characters', f'failed {INVISIBLE} 7.2', edit=lambda d: d.text(PENALTY, 'неустойку', 'неустойку\U000e006e\U000e006f'))
case('invisible-in-slot', f'failed {INVISIBLE} *', edit=None, changes={'client_name': 'Общество с ограниченной ответственностью «Рома\u200bшка»'})
case('look-alike-in-slot', f'failed|cannot_tell {ALIKE}|mixed-alphabets *', changes={'client_short_name': 'ООО «Рoмашка и партнёры»'})
case('right-to-left-override', f'failed {INVISIBLE}|text-changed 7.2', f'? failed text-changed|{INVISIBLE}|{HIDDEN} 7.2',
     edit=lambda d: d.text(PENALTY, '0,1 %', '\u202e1,0\u202c %'))
case('bidirectional-override', f'failed {INVISIBLE}|{HIDDEN} 7.2', f'? failed {INVISIBLE}|{HIDDEN}|unmodelled-construct *', edit=lambda d: d.around(
    PENALTY, '0,1', lambda xml, _: '<w:bdo w:val="rtl">' + xml + '</w:bdo>'))
case('symbol-character', f'failed {ALIKE}|text-changed|text-added|text-removed 4.4', '? cannot_tell * *', '? failed text-changed|text-added|text-removed|look-alike-letters *',
     edit=lambda d: d.around('Клиент обязан подписать Акт', '10', lambda xml, _: '<w:r><w:t>1</w:t></w:r><w:r><w:sym w:font="Symbol" w:char="F035"/></w:r>'))
case('unknown-symbol-font', 'failed|cannot_tell unmodelled-construct|text-changed|text-added|text-removed|look-alike-letters *', '? failed|cannot_tell * *',
     edit=lambda d: d.around('Клиент обязан подписать Акт', '10', lambda xml, _: '<w:r><w:rPr><w:rFonts w:ascii="Contract Glyphs" '
                             'w:hAnsi="Contract Glyphs"/></w:rPr><w:t>\uf031\uf035</w:t></w:r>'))
