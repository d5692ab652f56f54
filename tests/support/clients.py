"""Who fills the sample agreement in: made-up clients whose numbers have right check digits."""

import requisites

BIC = '044525974'  # its correspondent account passes the key and ends in the same three digits
CORRESPONDENT = '30101810145250000974'

OOO = {
    'agreement_number': 'АЛ-118/26', 'city': 'Москва', 'agreement_date': '«12» ноября 2026 г.',
    'client_name': 'Общество с ограниченной ответственностью «Ромашка и партнёры»',
    'client_short_name': 'ООО «Ромашка и партнёры»',
    'client_inn': requisites.inn('772645318'), 'requisites_inn': requisites.inn('772645318'),
    'client_kpp': '772601001', 'client_ogrn': requisites.ogrn('118774638215'),
    'client_gender': 'именуемое', 'client_position': 'Генерального директора',
    'client_signatory': 'Кравца Дмитрия Юрьевича', 'signatory_gender': 'действующего', 'client_basis': 'Устава',
    'document_exchange': 'через оператора электронного документооборота',
    'client_email': 'buh@romashka.example', 'requisites_email': 'buh@romashka.example',
    'amount': '148 500', 'amount_in_words': 'сто сорок восемь тысяч пятьсот', 'overage_days': '10',
    'client_contact': 'Лебедева Анна Сергеевна', 'contact_phone': '+7 (495) 730-21-46', 'client_phone': '+7 (495) 730-21-40',
    'end_date': '«31» октября 2027 г.',
    'client_legal_address': '117105, г. Москва, Варшавское шоссе, д. 17, стр. 2, офис 40',
    'client_bank': 'АО «Береговой банк»', 'client_bic': BIC, 'client_correspondent_account': CORRESPONDENT,
    'client_account': requisites.account(BIC, '40702810', '70000418326'), 'total': '148 500,00',
}
OOO_ROWS = [['1', 'Стандарт', '5 000', '1', '98 500,00'], ['2', 'Дополнительный канал', '2 000', '2', '50 000,00']]

IP = {
    **OOO, 'agreement_number': '27-ИП', 'city': 'Казань', 'agreement_date': '«3» сентября 2026 г.', 'end_date': '«02» сентября 2027 г.',
    'client_name': 'Индивидуальный предприниматель Долгих Дарья Игоревна', 'client_short_name': 'ИП Долгих Д.И.',
    'client_inn': requisites.inn('1655284017'), 'requisites_inn': requisites.inn('1655284017'), 'client_kpp': '—',
    'client_ogrn': requisites.ogrn('32216900004527'), 'client_gender': 'именуемая',
    'client_position': 'индивидуального предпринимателя', 'client_signatory': 'Долгих Дарьи Игоревны',
    'signatory_gender': 'действующей', 'client_basis': 'листа записи ЕГРИП', 'document_exchange': 'на бумажном носителе',
    'client_email': 'dolgikh@pekarnya.example', 'requisites_email': 'dolgikh@pekarnya.example',
    'amount': '9 900', 'amount_in_words': 'девять тысяч девятьсот', 'overage_days': '5',
    'client_contact': 'Долгих Дарья Игоревна', 'contact_phone': '8 (843) 200-15-38', 'client_phone': '8 (843) 200-15-38',
    'client_legal_address': '420111, Республика Татарстан, г. Казань, ул. Баумана, д. 44/8, кв. 12',
    'client_account': requisites.account(BIC, '40802810', '30000264971'), 'total': '9 900,00',
}
IP_ROWS = [['1', 'Старт', '500', '1', '9 900,00']]

AO = {
    **OOO, 'agreement_number': '2026/ЛД-00417-СПб/ДКС', 'city': 'Петропавловск-Камчатский', 'agreement_date': '«01» октября 2026 г.',
    'client_name': 'Акционерное общество «Научно-производственное объединение «Камчатские геотермальные системы и технологии» имени '
                   'академика Н. П. Лаврова»',
    'client_short_name': 'АО «НПО «КГСТ» им. академика Н. П. Лаврова»',
    'client_inn': requisites.inn('410119284'), 'requisites_inn': requisites.inn('410119284'), 'client_kpp': '410101001',
    'client_ogrn': requisites.ogrn('102410102557'), 'client_position': 'первого заместителя генерального директора по развитию',
    'client_signatory': 'Салтыковой-Щедриной Любови Ильиничны', 'signatory_gender': 'действующей',
    'client_basis': 'доверенности № 77/41-н от 14.01.2026', 'amount': '1 250 000',
    'amount_in_words': 'один миллион двести пятьдесят тысяч', 'overage_days': '30', 'client_email': 'secretariat.legal@npo-kgst.example',
    'requisites_email': 'secretariat.legal@npo-kgst.example', 'client_contact': 'Мицкевич Ада Яновна',
    'client_legal_address': '683000, Камчатский край, г. Петропавловск-Камчатский, ул. Академика Королёва, д. 61, корп. 3, лит. Б, пом. 12-Н, '
                            'каб. 304',
    'client_bank': 'Дальневосточный филиал ПАО «Северо-Восточный промышленный банк» в г. Петропавловске-Камчатском',
    'client_account': requisites.account(BIC, '40702810', '90040000731'), 'total': '1 250 000,00',
}
AO_ROWS = [['1', 'Корпоративный', '150 000', '1', '700 000,00'], ['2', 'Голосовой канал', '20 000', '4', '320 000,00'],
           ['3', 'Аналитика', '5', '1', '90 000,00'], ['4', 'Изолированный контур', '150 000', '1', '140 000,00']]

SHORT = {
    **OOO, 'agreement_number': '7', 'city': 'Уфа', 'client_name': 'ООО «Я»', 'client_short_name': 'ООО «Я»', 'client_position': 'директора',
    'client_signatory': 'Ли Анны Яновны', 'signatory_gender': 'действующей', 'amount': '100', 'amount_in_words': 'сто', 'overage_days': '3',
    'client_contact': 'Ли А.Я.', 'client_email': 'a@ya.example', 'requisites_email': 'a@ya.example', 'client_legal_address': 'г. Уфа, ул. Мира, 1',
    'client_bank': 'АО «ББ»', 'total': '100,00',
}
SHORT_ROWS = [['1', 'Мини', '10', '1', '100,00']]
