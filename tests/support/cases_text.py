"""Edits that anybody sees who reads both texts side by side: words, signs, clauses, tables, numbers of clauses."""

import re

from cases import case
from docx_edit import paragraph

CHANGED = 'text-changed|text-added|text-removed'


def clause(text):
    return paragraph(text, 'Clause')


# Words and signs.

case('negation-removed', f'failed {CHANGED} 5.7 не',
     edit=lambda d: d.text('Уплаченное вознаграждение', 'не возвращается', 'возвращается'))
case('negation-added', f'failed {CHANGED} 4.4 не', edit=lambda d: d.text('Клиент обязан подписать Акт', 'Клиент обязан', 'Клиент не обязан'))
case('number-changed', f'failed {CHANGED} 4.4 15', f'? failed {CHANGED} 4.4',
     edit=lambda d: d.text('Клиент обязан подписать Акт', '10 (десяти)', '15 (пятнадцати)'))
case('number-changed-in-figures-only', f'failed {CHANGED} 12.1 45', edit=lambda d: d.text('Споры разрешаются', '15 (пят', '45 (пят'))
case('decimal-place', f'failed {CHANGED} 7.2', edit=lambda d: d.text('При просрочке оплаты Клиент', '0,1 %', '0,01 %'))
case('may-to-must', f'failed {CHANGED} 5.6 обязан',
     edit=lambda d: d.text('Лицензиар вправе изменить размер', 'Лицензиар вправе', 'Лицензиар обязан'))
case('comma-removed', f'failed {CHANGED} 5.7', edit=lambda d: d.text('Уплаченное вознаграждение', 'возвращается, кроме', 'возвращается кроме'))
case('comma-moved', f'failed {CHANGED} 6.2.2', f'? failed {CHANGED}|text-moved 6.2.2',
     edit=lambda d: d.text('привлекать к исполнению', 'третьих лиц, оставаясь', 'третьих, лиц оставаясь'))
case('full-stop-removed-mid-clause', f'failed {CHANGED} 12.1', edit=lambda d: d.text('Споры разрешаются', 'порядке. Срок', 'порядке Срок'))
case('bracket-added', f'failed {CHANGED} 2.3', f'? failed {CHANGED} 2.3',
     edit=lambda d: d.text('Территория, на которой', 'Российской Федерации', '(Российской) Федерации'))
case('party-swapped', f'failed {CHANGED}|text-moved 7.2', f'? failed {CHANGED}|text-moved 7.2',
     edit=lambda d: d.text('При просрочке оплаты Клиент', 'Клиент уплачивает Лицензиару', 'Лицензиар уплачивает Клиенту'))
case('jurisdiction', f'failed {CHANGED} 12.2', f'? failed {CHANGED} 12.2', edit=lambda d: d.text(
    'При недостижении согласия', 'города Санкт-Петербурга и Ленинградской области', 'города Москвы'))
case('per-cent-removed', f'failed {CHANGED} 7.2', edit=lambda d: d.text('При просрочке оплаты Клиент', '10 % от этой', '10 от этой'))
case('letter-case', f'failed {CHANGED} 5.5', edit=lambda d: d.text('Обязанность Клиента по оплате', 'счёт Лицензиара', 'счёт лицензиара'))
case('one-letter', f'failed {CHANGED} 7.3', edit=lambda d: d.text('Совокупная ответственность', 'предшествующих', 'предшествующим'))
case('word-order', f'failed {CHANGED}|text-moved 14.5', f'? failed {CHANGED}|text-moved 14.5',
     edit=lambda d: d.text('Факсимильное', 'Стороны не признают', 'не Стороны признают'))
case('law-article', f'failed {CHANGED} 5.8', edit=lambda d: d.text('Проценты по статье', '317.1', '395'))
case('licensor-account', f'failed {CHANGED}|requisites-structure *',
     '? failed account-key|bic-account-key|correspondent-account-key|place-mismatch *',
     edit=lambda d: d.text('40702810110000014862', '40702810110000014862', '40702810810000014861'))
case('words-beside-slot', f'failed {CHANGED}|slot-abuse 5.1',
     edit=lambda d: d.text('Вознаграждение Лицензиара', 'составляет 148 500', 'составляет не более 148 500'))
case('sentence-appended', f'failed {CHANGED} 13.1',
     edit=lambda d: d.edit('Уведомления по Договору', lambda xml: xml.replace(
         'документооборота.', 'документооборота. Молчание Лицензиара признаётся согласием.')))
case('definition-changed', f'failed {CHANGED} 1.1.5', edit=lambda d: d.text('календарный месяц, в течение', 'календарный месяц', 'календарный квартал'))
case('title-changed', f'failed {CHANGED} *', edit=lambda d: d.text('о предоставлении права использования программы', 'простой (неисключительной)',
                                                                   'исключительной'), )
case('preamble-changed', f'failed {CHANGED} *',
     edit=lambda d: d.text('заключили настоящий', ' на основании Устава, с одной', ' на основании доверенности, с одной'))

# Whole clauses.

LATER = '? failed numbering-changed|text-changed|field-result *'
case('clause-added-at-end', 'failed text-added 7.8 пени', '? failed structure-changed|numbering-changed 7.8',
     edit=lambda d: d.after('Уплата неустойки не освобождает', clause('Лицензиар уплачивает Клиенту пени за каждый час недоступности Программы.')))
case('clause-added-in-middle', 'failed text-added 7.3', LATER, edit=lambda d: d.before(
    'Совокупная ответственность', clause('Клиент освобождается от уплаты неустойки за первые 60 (шестьдесят) дней просрочки.')))
case('clause-removed-in-middle', 'failed text-removed 7.4', LATER, edit=lambda d: d.remove('При нарушении Клиентом пункта'))
case('clause-removed-at-end', 'failed text-removed 8.5', edit=lambda d: d.remove('Лицензиар удаляет персональные данные'))
case('item-removed', 'failed text-removed *', LATER, edit=lambda d: d.remove('вскрывать технологию'))
case('clause-duplicated', 'failed text-added *', LATER, edit=lambda d: d.after('Факт заключения Договора', d.paragraph('Факт заключения Договора')))
case('clause-moved', 'failed text-moved *', LATER, edit=lambda d: d.after(
    'Недействительность отдельного условия', d.take('Уплата неустойки не освобождает')))


def swap_paragraphs(document, first, second):
    one, two = document.paragraph(first), document.paragraph(second)
    document.swap(one, '@one@')
    document.swap(two, one)
    document.swap('@one@', two)


case('clauses-swapped', 'failed text-moved *', '? failed text-moved|numbering-changed *',
     edit=lambda d: swap_paragraphs(d, 'За неисполнение или ненадлежащее', 'Уплата неустойки не освобождает'))
case('item-moved-to-other-list', 'failed text-moved *', LATER,
     edit=lambda d: d.after('выгружать из Программы статистику', d.take('передавать Учётные записи')))


def move_section(document):
    """The section on confidentiality before that on personal data: every number of both changes."""
    text = document.get()
    starts = [match.start() for match in re.finditer(r'<w:p [^>]*><w:pPr><w:pStyle w:val="Section"/>', text)]
    personal, secret, force = starts[7], starts[8], starts[9]
    document.set(text[:personal] + text[secret:force] + text[personal:secret] + text[force:])


case('section-moved', 'failed text-moved|numbering-changed *',
     '? failed text-moved|numbering-changed|text-changed|field-result|text-added|text-removed *', edit=move_section)


def merge(document, first, second):
    tail = document.take(second)
    runs = tail[tail.index('</w:pPr>') + 8:-6]
    document.edit(first, lambda xml: xml[:-6] + '<w:r><w:t xml:space="preserve"> </w:t></w:r>' + runs + '</w:p>')


case('clauses-merged', 'failed structure-changed|text-removed|numbering-changed *', LATER, '? failed text-moved|structure-changed *',
     edit=lambda d: merge(d, 'Лицензиар не отвечает за содержание', 'Клиент понимает и соглашается'))
case('clause-split', 'failed structure-changed|text-added|numbering-changed *', LATER, '? failed structure-changed *',
     edit=lambda d: d.edit('Споры разрешаются', lambda xml: xml.replace(
         ' Срок ответа', '</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="Clause"/></w:pPr><w:r><w:t>Срок ответа')))
case('clause-promoted', 'failed numbering-changed|structure-changed *', LATER,
     edit=lambda d: d.edit('не разглашать Материалы Клиента', lambda xml: xml.replace('"Subclause"', '"Clause"')))

# Tables.

case('table-header-changed', f'failed {CHANGED} *', edit=lambda d: d.text('Стоимость, руб.', 'Стоимость, руб.', 'Стоимость, долл.'))
case('table-total-row-removed', 'failed text-removed|structure-changed *', '? failed text-removed|structure-changed|field-empty *',
     edit=lambda d: d.swap(d.row('Итого'), ''))
case('table-rows-swapped', 'failed text-moved|structure-changed|text-added|text-removed|text-changed *',
     '? failed text-moved|structure-changed|text-added|text-removed|text-changed|field-format|slot-abuse|field-empty *',
     edit=lambda d: swap_rows(d, 'Лимит Уникальных пользователей', 'Итого'))
case('table-cells-swapped', 'failed text-moved|structure-changed|text-changed|text-added|text-removed *',
     '? failed text-moved|structure-changed|text-changed|text-added|text-removed *',
     edit=lambda d: swap_paragraphs(d, 'Количество, шт.', 'Стоимость, руб.'))
case('table-row-added', 'failed text-added|structure-changed|slot-abuse|field-format|field-empty *', '? failed text-added|structure-changed|slot-abuse|field-format|field-empty *', '? cannot_tell slot-abuse *',
     edit=lambda d: d.swap(d.row('Итого'), d.row('Итого').replace('Итого', 'Скидка Клиента 50 % на весь срок').replace('148 500,00', '') + d.row('Итого')))
case('requisites-lines-swapped', 'failed text-moved|text-changed|structure-changed|text-added|text-removed *',
     '? failed text-moved|text-changed|structure-changed|text-added|text-removed|requisites-structure *',
     edit=lambda d: swap_paragraphs(d, 'БИК 044030827', 'КПП 781301001'))


def swap_rows(document, first, second):
    one, two = document.row(first), document.row(second)
    document.swap(one, '@one@')
    document.swap(two, one)
    document.swap('@one@', two)


# Numbers of clauses.

case('numbering-format', 'failed numbering-changed *', '? failed numbering-changed *',
     edit=lambda d: d.swap('w:val="russianLower"', 'w:val="decimal"', 'word/numbering.xml'))
case('numbering-restart', 'failed numbering-changed *', '? failed numbering-changed *', edit=lambda d: (
    d.swap('</w:numbering>', '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="4"/></w:lvlOverride>'
           '</w:num></w:numbering>', 'word/numbering.xml'),
    d.edit('Лицензиар не отвечает за содержание', lambda xml: xml.replace(
        '<w:pStyle w:val="Clause"/>', '<w:pStyle w:val="Clause"/><w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr>'))))
case('numbering-words-in-level', 'failed numbering-changed|text-added *', '? failed numbering-changed|text-added *', edit=lambda d: (
    d.swap('</w:numbering>', '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="1"><w:lvl w:ilvl="1"><w:start w:val="3"/>'
           '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2. Не применяется:"/><w:lvlJc w:val="left"/></w:lvl></w:lvlOverride></w:num>'
           '</w:numbering>', 'word/numbering.xml'),
    d.edit('Совокупная ответственность', lambda xml: xml.replace(
        '<w:pStyle w:val="Clause"/>', '<w:pStyle w:val="Clause"/><w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr>'))))
case('numbering-start', 'failed numbering-changed *', '? failed numbering-changed *',
     edit=lambda d: d.change(r'(<w:lvl w:ilvl="0"><w:start w:val=")1', r'\g<1>2', 'word/numbering.xml', count=1))
case('number-taken-off', 'failed numbering-changed|structure-changed *', LATER, '? failed structure-changed *',
     edit=lambda d: d.edit('Лицензиар не отвечает за содержание', lambda xml: xml.replace(
         '<w:pStyle w:val="Clause"/>', '<w:pStyle w:val="Clause"/><w:numPr><w:numId w:val="0"/></w:numPr>')))
case('numbering-punctuation', 'failed numbering-changed *', '? failed numbering-changed *',
     edit=lambda d: d.swap('w:val="%1.%2.%3."', 'w:val="%1.%3."', 'word/numbering.xml'))

# Headers, footers, notes.

case('header-changed', f'failed {CHANGED} *', edit=lambda d: d.text('Лицензионный договор', 'Лицензионный договор', 'Проект лицензионного договора',
                                                                   'word/header1.xml'))
case('footer-added-text', 'failed text-added *', edit=lambda d: d.edit('Страница', lambda xml: xml.replace(
    '</w:p>', '<w:r><w:t xml:space="preserve"> Условия раздела 7 не применяются</w:t></w:r></w:p>'), 'word/footer1.xml'))
case('footnote-changed', f'failed {CHANGED} *', edit=lambda d: d.text('Одно и то же лицо', 'учитывается по числу каналов', 'учитывается один раз',
                                                                     'word/footnotes.xml'), )

# What `make demo` shows: several ways of cheating in one paper.


def demonstration(d):
    d.text('При просрочке оплаты Клиент', '0,1 %', '0,01 %')
    d.text('Лицензиар вправе изменить размер', 'Лицензиар вправе', 'Лицензиар не вправе')
    d.format('Уплаченное вознаграждение', 'не ', '<w:vanish/>')
    d.text('Совокупная ответственность', 'Совокупная', 'Coвокупная')
    d.after('Уплата неустойки не освобождает', clause('Лицензиар уплачивает Клиенту пени за каждый час недоступности Программы.'))


case('demo', f'failed {CHANGED} 7.2 0,01', f'failed {CHANGED} 5.6', 'failed hidden-text 5.7', 'failed look-alike-letters 7.3',
     'failed text-added 7.8 пени', '? failed structure-changed|numbering-changed 7.8', f'? failed {CHANGED} 5.7', edit=demonstration)
