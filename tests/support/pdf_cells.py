"""Agreements whose requisites and tariffs stand in tables without borders, their text centred in the cells or at the bottom of them, and the
templates that have such tables: fixtures/agreement-pdf/cells-*.
"""

import pathlib
import re

import docx_edit
import pdf_producers

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SAMPLE = ROOT / 'templates' / 'license-agreement' / '2022-03'
AGREEMENTS = ROOT / 'fixtures' / 'agreement'
TABLE = re.compile('<w:tbl>.*?</w:tbl>', re.S)
CELL = re.compile('<w:tc>(<w:tcPr>.*?</w:tcPr>)(.*?)</w:tc>', re.S)
PARAGRAPH = re.compile('<w:p [^>]*?/>|<w:p[ >].*?</w:p>', re.S)
EMPTY = '<w:p><w:pPr><w:pStyle w:val="CellText"/></w:pPr></w:p>'
LABELS = ('Сторона', 'Наименование', 'Адрес в пределах места нахождения', 'Идентификатор', 'Причина постановки', 'Регистрация', 'Расчётный счёт',
          'Банк', 'Код', 'Корр. счёт', 'Связь', 'Почта')


def aligned(place, height=0):
    """No borders, text at that place of each cell, rows of a least height in twentieths of a point."""
    def edit(table):
        rows = f'<w:cantSplit/><w:trHeight w:val="{height}" w:hRule="atLeast"/>' if height else '<w:cantSplit/>'
        return (table.replace('<w:tblStyle w:val="TableGrid"/>', '').replace('</w:tcPr>', f'<w:vAlign w:val="{place}"/></w:tcPr>')
                .replace('<w:cantSplit/>', rows))
    return edit


def rows_of_requisites(place, labels=()):
    """The two cells of requisites as rows, one for each of their lines; before them a column of labels, if there are any."""
    def edit(table):
        cells = CELL.findall(table)
        if len(cells) != 2 or 'ИНН' not in table:
            return table
        widths = (2000, 3677, 3677) if labels else (4677, 4677)
        columns = [PARAGRAPH.findall(cell) for _, cell in cells]
        named = [f'<w:p><w:pPr><w:pStyle w:val="CellText"/></w:pPr><w:r><w:t>{label}</w:t></w:r></w:p>' for label in labels]
        columns = [named] + columns if labels else columns
        grid = '<w:tblGrid>' + ''.join(f'<w:gridCol w:w="{width}"/>' for width in widths) + '</w:tblGrid>'
        made = re.sub('<w:tblGrid>.*?</w:tblGrid>', grid, table[:table.index('<w:tr ')])
        for at in range(max(map(len, columns))):
            made += '<w:tr><w:trPr><w:cantSplit/></w:trPr>'
            for width, column in zip(widths, columns):
                made += (f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="{place}"/></w:tcPr>' +
                         (column[at] if at < len(column) else EMPTY) + '</w:tc>')
            made += '</w:tr>'
        return made + '</w:tbl>'
    return edit


SHAPES = {'centred': aligned('center'), 'tall': aligned('center', 900), 'low': aligned('bottom'), 'rows': rows_of_requisites('center'),
          'three': rows_of_requisites('top', LABELS), 'three-centred': rows_of_requisites('center', LABELS)}
FILLS = {'centred': ('ok-ooo', 'ok-latin-name'), 'tall': ('ok-ao', 'ok-ip'), 'low': ('ok-ip',), 'rows': ('ok-ooo',), 'three': ('ok-ooo', 'ok-many-rows'),
         'three-centred': ('ok-ao',)}
# An edit in such a table is found as ever.
EDITS = {'centred': ('ok-ooo', '7813427056', '7813427057')}


def shaped(data, shape, edit=None):
    document = docx_edit.Docx(data)
    text = TABLE.sub(lambda match: SHAPES[shape](match.group(0)), document.get())
    document.set(text.replace(*edit) if edit else text)
    return document.bytes()


def write(folder, wanted):
    """`wanted`: name and path -> whether to write it."""
    documents, cases = {}, {}
    for shape in SHAPES:
        template = folder / f'cells-{shape}-template'
        if wanted(template.name, template / 'template.docx'):
            template.mkdir(parents=True, exist_ok=True)
            (template / 'template.docx').write_bytes(shaped((SAMPLE / 'template.docx').read_bytes(), shape))
            (template / 'template.toml').write_bytes((SAMPLE / 'template.toml').read_bytes())
        for fill in FILLS[shape]:
            cases[f'cells-{shape}-{fill}'] = (shape, fill, None, ['conforms'])
    for shape, (fill, old, new) in EDITS.items():
        cases[f'cells-{shape}-edited'] = (shape, fill, (old, new), ['does_not_conform', 'failed text-changed 15'])
    for name, (shape, fill, edit, expected) in cases.items():
        case = folder / name
        if wanted(name, case / 'agreement.pdf'):
            case.mkdir(parents=True, exist_ok=True)
            (case / 'args').write_text(f'template ../cells-{shape}-template\n', 'utf-8')
            (case / 'expected.txt').write_text('\n'.join(expected) + '\n', 'utf-8')
            documents[name] = shaped((AGREEMENTS / fill / 'agreement.docx').read_bytes(), shape, edit)
    for name, data in (pdf_producers.libreoffice(documents) if documents else {}).items():
        (folder / name / 'agreement.pdf').write_bytes(data)
