"""The page of page_html.py set by TeX: letters of Type 1 fonts, hyphenated lines, with a map of letters (cmap.sty) or without one.

Needs texlive-latex-base, texlive-lang-cyrillic and cm-super.
"""

import html.parser
import pathlib
import re
import subprocess
import tempfile

import page_html

HEAD = r'''\documentclass[12pt,a4paper]{article}
%s\usepackage[T2A]{fontenc}\usepackage[utf8]{inputenc}\usepackage[russian]{babel}\usepackage{fancyhdr}
\usepackage[top=25mm,bottom=25mm,left=30mm,right=15mm]{geometry}
\pagestyle{fancy}\fancyhf{}\renewcommand{\headrulewidth}{0pt}
\fancyhead[R]{\footnotesize\itshape %s}\fancyfoot[C]{\footnotesize Страница \thepage{} из \pageref{end}}
\setlength{\parindent}{0pt}\setlength{\parskip}{5pt}\sloppy\hyphenpenalty=50\DeclareUnicodeCharacter{2011}{-}\DeclareUnicodeCharacter{2009}{\,}
\begin{document}
'''
SPECIAL = {'%': r'\%', '&': r'\&', '#': r'\#', '_': r'\_', '$': r'\$', '\u00a0': '~', '№': r'\textnumero{}', '«': '<<', '»': '>>', '—': '---', '–': '--',
           '{': r'\{', '}': r'\}'}


class Tex(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.out, self.cells, self.kinds = [], None, []

    def handle_starttag(self, tag, attributes):
        kind = dict(attributes).get('class', '')
        if tag == 'table':
            self.rows, self.grid = [], 'grid' in kind
        elif tag == 'tr':
            self.rows.append([])
        elif tag == 'td':
            self.rows[-1].append('')
            self.cells = True
        elif tag == 'p':
            self.kinds.append(kind)
            start = ('\\begin{center}' if any(word in kind for word in ('Title', 'Subtitle', 'Section', 'center')) else
                     '\\begin{flushright}' if 'right' in kind else '')
            self.put('' if self.cells else start)
        elif tag in ('b', 'sup'):
            self.put({'b': '\\textbf{', 'sup': '\\textsuperscript{'}[tag])
        elif tag == 'span' and self.kinds and 'two' in self.kinds[-1]:
            self.put('' if self.out and self.out[-1] == '' else '\\hfill ')

    def handle_endtag(self, tag):
        if tag in ('b', 'sup'):
            self.put('}')
        elif tag == 'p' and self.kinds:
            kind = self.kinds.pop()
            end = ('\\end{center}' if any(word in kind for word in ('Title', 'Subtitle', 'Section', 'center')) else
                   '\\end{flushright}' if 'right' in kind else '')
            self.put(' \\par ' if self.cells else end + '\n\n')
        elif tag == 'td':
            self.cells = None
        elif tag == 'table':
            self.put_table()

    def handle_data(self, data):
        section = self.kinds and 'Section' in self.kinds[-1]
        text = ''.join(SPECIAL.get(letter, letter) for letter in (data.upper() if section else data))
        self.put(text if self.kinds else '')

    def put(self, text):
        if self.cells:
            self.rows[-1][-1] += text
        else:
            self.out.append(text)

    def put_table(self):
        columns = max(len(row) for row in self.rows)
        line = '|' if self.grid else ''
        rule = '\\hline' if self.grid else ''
        for row in self.rows:  # a table a row, so that pages may break between them
            shape = line + line.join('p{%.3f\\linewidth}' % (0.9 / columns - 0.02) for _ in row) + line
            self.out.append('\\noindent\\begin{tabular}{%s}%s %s\\\\%s\\end{tabular}\n\n\\vspace{-5pt}' % (
                shape, rule, ' & '.join('\\raggedright\\arraybackslash\\hspace{0pt}' + cell.rsplit('\\par', 1)[0] for cell in row), rule))


def tex(docx, with_map=True):
    page = page_html.page_of(docx)
    reader = Tex()
    reader.feed(page[page.index('</style>') + 8:])
    header = re.search(r'@top-right\{content:"([^"]*)"', page)[1].replace('№', r'\textnumero{}')
    body = ''.join(reader.out)
    source = (HEAD % ('\\usepackage{cmap}' if with_map else '\\pdfgentounicode=0 ', header)).replace('\\begin{document}', '\\newcommand{\\arraybackslash}{\\let\\\\\\tabularnewline}\n\\begin{document}')
    with tempfile.TemporaryDirectory() as folder:
        (pathlib.Path(folder) / 'a.tex').write_text(source + body + '\\label{end}\\end{document}\n', 'utf-8')
        for _ in range(2):
            subprocess.run(['pdflatex', '-interaction=nonstopmode', 'a.tex'], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        return (pathlib.Path(folder) / 'a.pdf').read_bytes()
