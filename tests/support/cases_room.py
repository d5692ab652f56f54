"""What lies over the words of other lines, and words that have no room to be seen in."""

from cases import case
from cases_hidden import HIDDEN, PENALTY, dress
from docx_edit import run

LIMIT = ', но не более 10 % от этой суммы'
DUTY = 'Уплата неустойки не освобождает'
EXACT = '<w:spacing w:line="240" w:lineRule="exact"/>'
WHITE = '<w:shd w:val="clear" w:color="auto" w:fill="FFFFFF"/>'


def spaces_behind(properties, count, pitch=EXACT, phrase=DUTY):
    """Sets the pitch of a paragraph's lines and puts spaces that do not break behind its words."""
    return lambda document: document.edit(phrase, lambda xml: xml.replace('</w:pPr>', pitch + '</w:pPr>', 1).replace(
        '</w:p>', run('\u00a0' * count, properties) + '</w:p>'))


# Spaces that are painted, on lines that give them no room of their own: what they cover is the line above.

for name, count, properties in (('shaded', 90, '<w:position w:val="28"/>' + WHITE), ('highlighted', 90, '<w:position w:val="28"/><w:highlight w:val="white"/>'),
                                ('large', 12, '<w:sz w:val="160"/><w:highlight w:val="white"/>'), ('struck', 80, '<w:position w:val="28"/><w:strike/>')):
    case(f'spaces-over-the-line-above-{name}', f'failed {HIDDEN} 7.7', edit=spaces_behind(properties, count))
case('spaces-marked-in-their-line', edit=spaces_behind('<w:highlight w:val="yellow"/>', 10))

case('letters-far-apart', f'failed {HIDDEN} 7.2', edit=dress(PENALTY, LIMIT, '<w:spacing w:val="2000"/>'))

# Tables whose cells have no room, or stand beside the page.

MORE = f'? failed {HIDDEN} *'
case('table-margins-without-room', f'failed {HIDDEN} *', MORE, edit=lambda d: d.swap(
    '<w:tblStyle w:val="TableGrid"/><w:tblW w:w="9354" w:type="dxa"/>', '<w:tblStyle w:val="TableGrid"/><w:tblW w:w="9354" w:type="dxa"/><w:tblCellMar>'
    '<w:left w:w="9000" w:type="dxa"/></w:tblCellMar>'))
case('table-style-beside-the-page', f'failed {HIDDEN} *', MORE, edit=lambda d: d.change(
    r'(w:styleId="TableGrid">.*?<w:tblPr>)', r'\1<w:tblInd w:w="-20000" w:type="dxa"/>', 'word/styles.xml', count=1))
case('columns-narrower-than-margins', f'failed {HIDDEN} *', MORE, edit=lambda d: d.set(d.get().replace(
    '<w:tcW w:w="2000" w:type="dxa"/>', '<w:tcW w:w="120" w:type="dxa"/>').replace('<w:gridCol w:w="2000"/>', '<w:gridCol w:w="120"/>')))

# Frames that are painted, over the words of the text.

FRAME = '<w:framePr w:w="9000" w:h="1500" w:hRule="exact" w:hSpace="0" w:wrap="{}" w:vAnchor="{}" w:hAnchor="margin" w:x="1" w:y="300"/>'


def frame(wrap, anchor, inner=''):
    return lambda document: document.before(PENALTY, f'<w:p><w:pPr>{FRAME.format(wrap, anchor)}{WHITE}</w:pPr>{inner}</w:p>')


case('white-frame-over-words', 'failed foreign-object *', edit=frame('none', 'text'))
case('white-frame-beside-words', 'cannot_tell foreign-object *', edit=frame('around', 'page'))

# Where programs differ.

case('cell-crossed-out', 'cannot_tell structure-changed *', edit=lambda d: d.set(d.get().replace(
    '<w:tcPr><w:tcW w:w="2000" w:type="dxa"/>', '<w:tcPr><w:tcW w:w="2000" w:type="dxa"/><w:tcBorders><w:tr2bl w:val="single" w:sz="24"/></w:tcBorders>', 1)))
case('hidden-by-an-unknown-value', 'cannot_tell unmodelled-construct *', edit=dress(PENALTY, LIMIT, '<w:vanish w:val="none"/>'))
case('number-embedded-from-right-to-left', f'failed {HIDDEN} 7.2', edit=lambda d: d.around(
    PENALTY, '0,1 % от суммы', lambda xml, _: f'<w:dir w:val="rtl">{xml}</w:dir>'))
case('letters-drawn-as-signs', 'cannot_tell unmodelled-construct *', edit=lambda d: d.change(
    r'(w:name="Times New Roman"[^>]*>)', r'\1<w:altName w:val="Wingdings"/>', 'word/fontTable.xml', count=1))
