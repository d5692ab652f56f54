#!/usr/bin/env python3
"""Builds the sample templates from license-agreement.txt: templates/license-agreement/<edition>/template.docx.

Usage: make_template.py [FOLDER OF templates]. The notation of the source is explained at its top.
"""

import pathlib
import re
import sys
from xml.sax.saxutils import escape

import ooxml
import requisites

HERE = pathlib.Path(__file__).resolve().parent
EDITIONS = {'2021-06': '2021-05-28', '2022-03': '2022-02-21'}
LICENSOR = {
    '@licensor_inn': requisites.inn('781342705'),
    '@licensor_ogrn': requisites.ogrn('113784703518'),
    '@licensor_account': requisites.account('044030827', '40702810', '10000014862'),
}
INLINE = re.compile(r'(\*\*|<<.*?>>|\\t)')
PARAGRAPHS = {'=': 'Title', '~': 'Subtitle', '#': 'Section', '##': 'Clause', '###': 'Subclause', '-': 'Item',
              '>': None, '>>': None, '>>>': None}
NUMBERED = {'Section': 0, 'Clause': 1, 'Subclause': 2, 'Item': 3}


def run(text, properties=''):
    if not text:
        return ''
    prefix = f'<w:rPr>{properties}</w:rPr>' if properties else ''
    body = text if text.startswith('<w:') else f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    return f'<w:r>{prefix}{body}</w:r>'


def field(instruction, result, properties='', begin_body=''):
    begin = f'<w:fldChar w:fldCharType="begin">{begin_body}</w:fldChar>' if begin_body else '<w:fldChar w:fldCharType="begin"/>'
    return (run(begin, properties) + run(f'<w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText>', properties) +
            run('<w:fldChar w:fldCharType="separate"/>', properties) + run(result, properties) +
            run('<w:fldChar w:fldCharType="end"/>', properties))


class Builder:
    def __init__(self, source, edition):
        self.edition = edition
        self.lines = self.of_edition(source)
        self.header = self.footer = ''
        self.footnotes, self.control_count, self.bookmark_count = [], 0, 0
        self.labels = self.count_labels()

    def of_edition(self, source):
        lines = []
        for line in source.splitlines():
            condition = re.match(r'\[(\d{4}-\d{2})\] ', line)
            if condition:
                if condition[1] != self.edition:
                    continue
                line = line[condition.end():]
            if line.strip() and not line.startswith(';'):
                for name, value in LICENSOR.items():
                    line = line.replace(name, value)
                lines.append(line)
        return lines

    def count_labels(self):
        """The numbers that Word will show, by bookmark: cross-references keep their last result in the file."""
        labels, counters = {}, [0, 0, 0, 0]
        for line in self.lines:
            mark = line.split(' ', 1)[0]
            if line.startswith('@appendix'):
                break
            level = NUMBERED.get(PARAGRAPHS.get(mark))
            if level is None:
                continue
            counters[level] += 1
            counters[level + 1:] = [0] * (3 - level)
            for name in re.findall(r'\{#(\w+)\}', line):
                labels[name] = '.'.join(str(number) for number in counters[:level + 1])
        return labels

    def inline(self, text, properties=''):
        """Runs of a line: bold, tabs, controls, fields, notes."""
        xml, bold = '', False
        for piece in INLINE.split(text):
            current = properties + ('<w:b/>' if bold else '')
            if piece == '**':
                bold = not bold
            elif piece == '\\t':
                xml += run('<w:tab/>', current)
            elif piece.startswith('<<'):
                xml += self.construct(piece[2:-2], current)
            else:
                xml += run(piece, current)
        return xml

    def construct(self, text, properties):
        kind, _, rest = text.partition(' ')
        if kind == 'control' or kind == 'menu':
            return self.control(*rest.split('|'), properties=properties)
        if kind == 'ref':
            return field(f'REF {ooxml.bookmark_name(rest)} \\r \\h', self.labels[rest], properties)
        if kind == 'form':
            begin = (f'<w:ffData><w:name w:val="{rest}"/><w:enabled/><w:calcOnExit w:val="0"/><w:textInput/></w:ffData>')
            return field('FORMTEXT', '\u2002' * 5, properties, begin)
        if kind == 'merge':
            return field(f'MERGEFIELD {rest}', f'«{rest}»', properties)
        if kind == 'note':
            self.footnotes.append(run(rest))
            return run(f'<w:footnoteReference w:id="{len(self.footnotes)}"/>', '<w:rStyle w:val="FootnoteReference"/>')
        if kind == 'page':
            return field('PAGE', '1', properties)
        if kind == 'pages':
            return field('NUMPAGES', '9', properties)
        raise ValueError(text)

    def control(self, tag, prompt, *choices, properties):
        self.control_count += 1
        kind = '<w:text/>'
        if choices:
            items = ''.join(f'<w:listItem w:displayText="{escape(choice)}" w:value="{escape(choice)}"/>' for choice in choices)
            kind = f'<w:dropDownList>{items}</w:dropDownList>'
        return (f'<w:sdt><w:sdtPr><w:alias w:val="{escape(prompt)}"/><w:tag w:val="{tag}"/>'
                f'<w:id w:val="{1482300000 + self.control_count}"/><w:showingPlcHdr/>{kind}</w:sdtPr><w:sdtContent>' +
                run(prompt, '<w:rStyle w:val="PlaceholderText"/>' + properties) + '</w:sdtContent></w:sdt>')

    def paragraph(self, text, style=None, properties='', run_properties=''):
        names = re.findall(r'\{#(\w+)\}', text)
        text = re.sub(r'\{#\w+\}', '', text)
        start = end = ''
        for name in names:
            self.bookmark_count += 1
            start += f'<w:bookmarkStart w:id="{self.bookmark_count}" w:name="{ooxml.bookmark_name(name)}"/>'
            end += f'<w:bookmarkEnd w:id="{self.bookmark_count}"/>'
        shape = (f'<w:pStyle w:val="{style}"/>' if style else '') + properties
        shape = f'<w:pPr>{shape}</w:pPr>' if shape else ''
        return f'<w:p w:rsidR="00A41C5E" w:rsidRDefault="00C903B7">{shape}{start}{self.inline(text, run_properties)}{end}</w:p>'

    def table(self, columns, kind, rows):
        width = 9354 // columns
        widths = [900, 3154, 2000, 1500, 1800] if columns == 5 else [width] * columns
        style = '<w:tblStyle w:val="TableGrid"/>' if kind == 'grid' else ''
        xml = (f'<w:tbl><w:tblPr>{style}<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
               '<w:tblLook w:val="04A0"/></w:tblPr><w:tblGrid>' + ''.join(f'<w:gridCol w:w="{size}"/>' for size in widths) + '</w:tblGrid>')
        for number, row in enumerate(rows):
            cells = [cell.strip() for cell in re.split(r' \|(?= |$)', row[1:])]
            repeat = '<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>' if kind == 'grid' and number == 0 else '<w:trPr><w:cantSplit/></w:trPr>'
            xml += f'<w:tr w:rsidR="00A41C5E">{repeat}'
            for column in range(columns):
                text = cells[column] if column < len(cells) else ''
                lines = ''.join(self.paragraph(part.strip(), 'CellText') for part in text.split(' //'))
                xml += f'<w:tc><w:tcPr><w:tcW w:w="{widths[column]}" w:type="dxa"/></w:tcPr>{lines}</w:tc>'
            xml += '</w:tr>'
        return xml + '</w:tbl>'

    def body(self):
        xml, rows, table, appendix = '', None, None, False
        for line in self.lines:
            mark, _, text = line.partition(' ')
            if mark == '@header':
                self.header = text
            elif mark == '@footer':
                self.footer = text
            elif mark == '@table':
                table, rows = text.split(), []
            elif mark == '@end':
                xml += self.table(int(table[0]), table[1] if len(table) > 1 else '', rows)
                rows = None
            elif mark == '@pagebreak':
                xml += '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
            elif mark == '@appendix':
                appendix = True
            elif rows is not None:
                rows.append(line)
            elif mark == '##' and appendix:
                xml += self.paragraph(text, None, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>')
            elif mark.startswith('>\\t'):
                xml += self.paragraph(line[4:], None, '<w:tabs><w:tab w:val="right" w:pos="9354"/></w:tabs><w:spacing w:after="240"/>')
            elif mark == '>' and text.startswith('**Общество'):
                xml += self.paragraph(text, None, '<w:ind w:firstLine="567"/>')
            elif mark in PARAGRAPHS:
                align = {'>>': '<w:jc w:val="center"/>', '>>>': '<w:spacing w:after="0"/><w:jc w:val="right"/>'}.get(mark, '')
                xml += self.paragraph(text, PARAGRAPHS[mark], align)
            else:
                raise ValueError(line)
        return xml


    def package(self):
        body = self.body()
        section = ('<w:sectPr w:rsidR="00A41C5E"><w:headerReference w:type="default" r:id="rId8"/>'
                   '<w:footerReference w:type="default" r:id="rId9"/><w:pgSz w:w="11906" w:h="16838"/>'
                   '<w:pgMar w:top="1134" w:right="851" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/>'
                   '<w:cols w:space="708"/><w:docGrid w:linePitch="360"/></w:sectPr>')
        header, footer = self.paragraph(self.header, 'Header'), self.paragraph(self.footer, 'Footer')
        word = [('rId1', 'styles', 'styles.xml'), ('rId2', 'numbering', 'numbering.xml'), ('rId3', 'settings', 'settings.xml'),
                ('rId4', 'fontTable', 'fontTable.xml'), ('rId5', 'theme', 'theme/theme1.xml'), ('rId6', 'footnotes', 'footnotes.xml'),
                ('rId7', 'endnotes', 'endnotes.xml'), ('rId8', 'header', 'header1.xml'), ('rId9', 'footer', 'footer1.xml'),
                ('rId10', 'webSettings', 'webSettings.xml')]
        root = [('rId1', 'officeDocument', 'word/document.xml'),
                ('rId2', 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties', 'docProps/core.xml'),
                ('rId3', 'extended-properties', 'docProps/app.xml')]
        wrap = lambda tag, content: ooxml.DECLARATION + f'<w:{tag} {ooxml.NAMESPACES}>{content}</w:{tag}>'
        return {
            '[Content_Types].xml': ooxml.content_types(ooxml.CONTENT_TYPES),
            '_rels/.rels': ooxml.relationships(root),
            'word/document.xml': wrap('document', f'<w:body>{body}{section}</w:body>'),
            'word/_rels/document.xml.rels': ooxml.relationships(word),
            'word/footnotes.xml': ooxml.notes('footnote', self.footnotes),
            'word/endnotes.xml': ooxml.notes('endnote', []),
            'word/header1.xml': wrap('hdr', header),
            'word/footer1.xml': wrap('ftr', footer),
            'word/theme/theme1.xml': ooxml.theme(),
            'word/settings.xml': ooxml.settings(),
            'word/styles.xml': ooxml.styles(),
            'word/numbering.xml': ooxml.numbering(),
            'word/fontTable.xml': ooxml.font_table(),
            'word/webSettings.xml': wrap('webSettings', '<w:optimizeForBrowser/>'),
            'docProps/core.xml': ooxml.core_properties('Лицензионный договор', EDITIONS[self.edition]),
            'docProps/app.xml': ooxml.app_properties(9),
        }


def template_bytes(edition):
    return ooxml.write_package(Builder((HERE / 'license-agreement.txt').read_text('utf-8'), edition).package())


def main():
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parent.parent / 'templates'
    for edition in EDITIONS:
        target = folder / 'license-agreement' / edition
        target.mkdir(parents=True, exist_ok=True)
        (target / 'template.docx').write_bytes(template_bytes(edition))
        print(target / 'template.docx')


if __name__ == '__main__':
    main()
