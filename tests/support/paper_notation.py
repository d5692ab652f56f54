"""A notation of small papers, from which their DOCX is made: one paragraph a line. What such a line may hold:

    ^words, ^!words         the paragraph is centred, or centred and bold
    header: words           the header of every page
    | one | two // three    a row of a table; its cells, and ` // ` between the paragraphs of a cell
    |* <a=control> | ...    a row of a repeating section: once in the template, once for each row of the fill
    |                       ends a table, so that the next row begins another
    <tab>                   a tab, in a run of its own
    <name:____>             a slot that is text: the template shows what stands behind the colon, a fill its value
    <name=control>          a content control with the prompt of the office; also `date`, and `One;Two` for a list to choose from
    <name=form>             a legacy form field; also `check`, a box that nobody has ticked

A fill says `name = value`, one a line, and `row = value | value` for each repeated row.
"""

import re
from xml.sax.saxutils import escape

import ooxml
from docx_edit import DOCUMENT, run

HEADER = 'word/header1.xml'
SECTION = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701"/>'
TAB = '<w:r><w:tab/></w:r>'
MARK = re.compile(r'(<tab>|<\w+[:=][^<>]*>)')
UNFILLED_FORM = ' ' * 5
PROMPTS = {'control': 'Место для ввода текста.', 'date': 'Место для ввода даты.', 'list': 'Выберите элемент.'}
W15 = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'


def form(name, value):
    def state(kind):
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'
    begin = (f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="{name}"/><w:enabled/><w:calcOnExit w:val="0"/><w:textInput/></w:ffData>'
             '</w:fldChar></w:r>')
    return (begin + '<w:r><w:instrText xml:space="preserve"> FORMTEXT </w:instrText></w:r>' + state('separate') + run(value or UNFILLED_FORM) +
            state('end'))


def check(name):
    return (f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="{name}"/><w:enabled/><w:checkBox><w:sizeAuto/><w:default w:val="0"/>'
            '</w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText xml:space="preserve"> FORMCHECKBOX </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>')


def control(name, kind, value):
    shape, prompt = '<w:text/>', PROMPTS['control']
    if kind == 'date':
        shape, prompt = '<w:date><w:dateFormat w:val="dd.MM.yyyy"/><w:lid w:val="ru-RU"/></w:date>', PROMPTS['date']
    elif ';' in kind:
        prompt = PROMPTS['list']
        items = [(prompt, '')] + [(choice, str(number)) for number, choice in enumerate(kind.split(';'), 1)]
        shape = '<w:dropDownList>' + ''.join(f'<w:listItem w:displayText="{text}" w:value="{number}"/>' for text, number in items) + '</w:dropDownList>'
    shown = run(value) if value else run(prompt, '<w:rStyle w:val="PlaceholderText"/>')
    return (f'<w:sdt><w:sdtPr><w:alias w:val="{prompt}"/><w:tag w:val="{name}"/>' + ('' if value else '<w:showingPlcHdr/>') + shape +
            f'</w:sdtPr><w:sdtContent>{shown}</w:sdtContent></w:sdt>')


def built(name, kind, value):
    if kind == 'check':
        return check(name)
    return form(name, value) if kind == 'form' else control(name, kind, value)


def runs(words, values, properties=''):
    """Text between what has a run of its own is one run, slots that are text included."""
    out, text = '', ''
    for piece in MARK.split(words):
        mark = re.fullmatch(r'<(\w+)([:=])(.*)>', piece)
        if mark and mark[2] == ':':
            text += values.get(mark[1], mark[3])
        elif mark or piece == '<tab>':
            out += (run(text, properties) if text else '') + (built(mark[1], mark[3], values.get(mark[1])) if mark else TAB)
            text = ''
        else:
            text += piece
    return out + (run(text, properties) if text else '')


def paragraph(words, values):
    if not words.startswith('^'):
        return f'<w:p>{runs(words, values)}</w:p>'
    bold = '<w:b/>' if words.startswith('^!') else ''
    return f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{runs(words.lstrip("^!"), values, bold)}</w:p>'


def row(cells, values, width):
    def cell(words):
        return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>' + ''.join(paragraph(line, values) for line in words.split(' // ')) + '</w:tc>'
    return '<w:tr>' + ''.join(cell(words) for words in cells) + '</w:tr>'


def repeated(cells, rows):
    """The section of a row that a fill may repeat; each of its items is a control around one row."""
    names = [re.match(r'<(\w+)', words)[1] for words in cells]
    items = ''.join(f'<w:sdt><w:sdtPr><w:id w:val="{780 + number}"/><w15:repeatingSectionItem {W15}/></w:sdtPr><w:sdtContent>' +
                    row(cells, dict(zip(names, values)), 2000) + '</w:sdtContent></w:sdt>' for number, values in enumerate(rows or [()]))
    return f'<w:sdt><w:sdtPr><w:id w:val="77"/><w15:repeatingSection {W15}/></w:sdtPr><w:sdtContent>{items}</w:sdtContent></w:sdt>'


def table(rows):
    columns = '<w:gridCol w:w="3000"/>' * len(rows[0][1])
    return f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{"".join(xml for xml, _ in rows)}</w:tbl>'


def document_bytes(paper, fill=''):
    """The paper of the notation above: the template itself without a fill."""
    values, filled_rows = {}, []
    for line in fill.strip().splitlines():
        name, value = line.split(' = ', 1)
        if name == 'row':
            filled_rows.append(value.split(' | '))
        else:
            values[name] = value
    body, rows, header = '', [], ''
    for line in paper.strip().splitlines() + ['|']:
        if line.startswith('| ') or line.startswith('|* '):
            cells = line.lstrip('|* ').split(' | ')
            rows.append((repeated(cells, filled_rows) if line.startswith('|*') else row(cells, values, 4600), cells))
            continue
        if rows:
            body += table(rows)
            rows = []
        if line.startswith('header: '):
            header = paragraph(line[len('header: '):], values)
        elif line != '|':
            body += paragraph(line, values)
    unknown = [name for name in values if not re.search(rf'<{name}[:=]', paper)]
    if unknown:
        raise ValueError(f'a fill of what the paper does not ask: {unknown}')
    return package(body, header)


def package(body, header):
    overrides = {DOCUMENT: ooxml.MEDIA + 'document.main+xml', **({HEADER: ooxml.MEDIA + 'header+xml'} if header else {})}
    reference = '<w:headerReference w:type="default" r:id="rIdH"/>' if header else ''
    parts = {
        '[Content_Types].xml': ooxml.content_types(overrides),
        '_rels/.rels': ooxml.relationships([('rId1', 'officeDocument', DOCUMENT)]),
        DOCUMENT: ooxml.DECLARATION + f'<w:document {ooxml.NAMESPACES}><w:body>{body}<w:sectPr>{reference}{SECTION}</w:sectPr></w:body></w:document>',
    }
    if header:
        parts[HEADER] = ooxml.DECLARATION + f'<w:hdr {ooxml.NAMESPACES}>{header}</w:hdr>'
        parts['word/_rels/document.xml.rels'] = ooxml.relationships([('rIdH', 'header', 'header1.xml')])
    return ooxml.write_package(parts)


def case_bytes(paper, fill, edits):
    """`edits`: pairs of words of the paper, each of which must stand in it once."""
    for old, new in edits:
        if paper.count(old) != 1:
            raise ValueError(f'{paper.count(old)} times: {old}')
        paper = paper.replace(old, new)
    return document_bytes(paper, fill)
