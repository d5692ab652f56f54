"""An agreement made by docx_edit as a page of HTML, numbers and all: for printing from a browser.

Knows the styles and lists of ooxml.py and no others: the numbers are counted here as Word would count them.
"""

import html
import io
import re
import zipfile
from xml.etree import ElementTree

W = '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}'
LEVELS = {'Section': 0, 'Clause': 1, 'Subclause': 2, 'Item': 3}
STYLE = '''
@page{size:A4;margin:20mm 15mm 20mm 30mm;@top-right{content:HEADER;font:italic 9pt "Liberation Serif"}
@bottom-center{content:"Страница " counter(page) " из " counter(pages);font:9pt "Liberation Serif"}}
body{font:12pt/1.15 FONT;margin:0}p{margin:0 0 6pt;text-align:justify}p.Title{text-align:center;font-size:14pt;font-weight:bold}
p.Subtitle{text-align:center;font-style:italic}p.Section{text-align:center;font-weight:bold;text-transform:uppercase;margin-top:12pt;break-after:avoid}
p.Clause{padding-left:28pt;text-indent:-28pt}p.Subclause{padding-left:56pt;text-indent:-36pt}p.Item{padding-left:56pt;text-indent:-21pt}
p.CellText{font-size:11pt;text-align:left;margin:0 0 2pt}p.note{font-size:10pt}p.right{text-align:right}p.center{text-align:center}
table{width:100%;border-collapse:collapse;margin:6pt 0}td{vertical-align:top;padding:1pt 5pt}table.grid td{border:.5pt solid #000}tr{break-inside:avoid}
.two{display:flex;justify-content:space-between}sup{font-size:8pt;line-height:1}
'''


class Page:
    def __init__(self, docx):
        with zipfile.ZipFile(io.BytesIO(docx)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.counters, self.appendix, self.notes = [0, 0, 0, 0], 0, []

    def root(self, part):
        return ElementTree.fromstring(self.parts[part])

    def label(self, paragraph, style):
        numbering = paragraph.find(f'{W}pPr/{W}numPr/{W}numId')
        if numbering is not None and numbering.get(W + 'val') == '2':
            self.appendix += 1
            return f'{self.appendix}.'
        if style not in LEVELS or (numbering is not None and numbering.get(W + 'val') == '0'):
            return ''
        level = LEVELS[style]
        self.counters[level] += 1
        self.counters[level + 1:] = [0] * (3 - level)
        return 'абвгд'[self.counters[3] - 1] + ')' if level == 3 else '.'.join(map(str, self.counters[:level + 1])) + '.'

    def inline(self, paragraph):
        text = ''
        for run in paragraph.iter(W + 'r'):
            piece = ''
            for node in run:
                if node.tag == W + 't':
                    piece += html.escape(node.text or '')
                elif node.tag == W + 'tab':
                    piece += '\t'
                elif node.tag == W + 'br':
                    piece += '<br>' if node.get(W + 'type') != 'page' else '\f'
                elif node.tag == W + 'footnoteReference':
                    self.notes.append(int(node.get(W + 'id')))
                    piece += f'<sup>{len(self.notes)}</sup>'
            bold = run.find(f'{W}rPr/{W}b') is not None
            text += f'<b>{piece}</b>' if bold and piece else piece
        return text

    def paragraph(self, paragraph):
        style = paragraph.find(f'{W}pPr/{W}pStyle')
        style = style.get(W + 'val') if style is not None else ''
        align = paragraph.find(f'{W}pPr/{W}jc')
        align = align.get(W + 'val') if align is not None else ''
        text = self.inline(paragraph)
        if text == '\f':
            return '<div style="break-after:page"></div>\n'
        label = self.label(paragraph, style)
        if '\t' in text and not label:
            left, right = text.split('\t', 1)
            return f'<p class="two"><span>{left}</span><span>{right}</span></p>\n'
        text = text.replace('\t', ' ')
        return f'<p class="{style} {align}">{label + " " if label else ""}{text}</p>\n' if text or label else ''

    def table(self, table):
        style = table.find(f'{W}tblPr/{W}tblStyle')
        rows = ''
        for row in table.findall(W + 'tr'):
            rows += '<tr>' + ''.join('<td>' + ''.join(self.blocks(cell)) + '</td>' for cell in row.findall(W + 'tc')) + '</tr>\n'
        return f'<table class="{"grid" if style is not None else "plain"}">{rows}</table>\n'

    def blocks(self, parent):
        for node in parent:
            if node.tag == W + 'p':
                yield self.paragraph(node)
            elif node.tag == W + 'tbl':
                yield self.table(node)
            elif node.tag == W + 'sdt':
                yield from self.blocks(node.find(W + 'sdtContent'))

    def write(self, font):
        body = ''.join(self.blocks(self.root('word/document.xml').find(W + 'body')))
        notes = ''
        if self.notes:
            texts = {int(note.get(W + 'id')): ''.join(node.text or '' for node in note.iter(W + 't'))
                     for note in self.root('word/footnotes.xml').findall(W + 'footnote')}
            notes = '<hr>' + ''.join(f'<p class="note"><sup>{number}</sup> {html.escape(texts[note])}</p>'
                                     for number, note in enumerate(self.notes, 1))
        header = ''.join(node.text or '' for node in self.root('word/header1.xml').iter(W + 't'))
        style = STYLE.replace('HEADER', '"' + re.sub(r'["\\]', '', header) + '"').replace('FONT', font)
        return f'<!DOCTYPE html><html lang="ru"><meta charset="utf-8"><title>Договор</title><style>{style}</style>{body}{notes}</html>'


def page_of(docx, font='"Liberation Serif"'):
    return Page(docx).write(font)
