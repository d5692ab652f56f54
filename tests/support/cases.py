"""The list of the agreement cases. A module of cases imports `case` and calls it once a case.

An expectation is written by hand, from what the agreement checker promises, never copied from what it prints. Its lines:

    does_not_conform                    the conclusion; does_not_conform|needs_review where either is right
    failed text-changed 4.4 не          outcome, rule, clause, words that the finding's texts must hold
    failed|cannot_tell comment-present *  either outcome
    failed text-added|text-changed *    any of these rules, any clause
    ? failed numbering-changed *        may be said, need not be

Nothing else may be said above a note.
"""

import clients
import docx_edit
import make_template

CASES = {}
CLIENTS = {'ooo': (clients.OOO, clients.OOO_ROWS), 'ip': (clients.IP, clients.IP_ROWS), 'ao': (clients.AO, clients.AO_ROWS),
           'short': (clients.SHORT, clients.SHORT_ROWS)}


class Case:
    def __init__(self, edit, expected, client, edition, changes, rows, arguments, finish, files):
        self.edit, self.expected, self.client, self.edition, self.changes = edit, expected, client, edition, changes
        self.rows, self.arguments, self.finish, self.files = rows, arguments, finish, files or {}

    def bytes(self):
        values, rows = CLIENTS[self.client]
        values = {name: value for name, value in {**values, **(self.changes or {})}.items() if value is not None}
        document = docx_edit.fill(docx_edit.Docx(make_template.template_bytes(self.edition)), values, self.rows or rows)
        if self.edit:
            self.edit(document)
        data = document.bytes()
        return self.finish(data) if self.finish else data


def case(name, *expected, edit=None, client='ooo', edition='2022-03', changes=None, rows=None, arguments=None, finish=None, files=None):
    """Expected lines without a conclusion mean a document that does not conform; none at all, one that conforms."""
    if name in CASES:
        raise ValueError(name)
    lines = list(expected)
    firsts = {line.split(' ')[0] for line in lines}
    conclusion = ('does_not_conform' if 'failed' in firsts else 'does_not_conform|needs_review' if 'failed|cannot_tell' in firsts else
                  'needs_review' if 'cannot_tell' in firsts else 'conforms')
    if lines and lines[0].split('|')[0] in ('conforms', 'needs_review', 'does_not_conform'):
        conclusion = lines.pop(0)
    CASES[name] = Case(edit, [conclusion] + sorted(lines), client, edition, changes, rows, arguments, finish, files)
