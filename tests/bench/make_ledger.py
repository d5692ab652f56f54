#!/usr/bin/env python3
"""Writes a ledger: make_ledger.py FOLDER PAYMENTS. A partner for each 100 payments, a client for each 20; the same numbers each time."""

import pathlib
import random
import sys

CATEGORIES = ['growth', 'optimal', 'premium', 'calls_growth', 'Звонки Basic', 'extra_users', 'extra_minutes', 'telephony', 'Business Pro']
STATUSES = ['authorised', 'certified', 'strategic']


def main():
    folder, count = pathlib.Path(sys.argv[1]), int(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(count)
    partners, clients = max(count // 100, 1), max(count // 20, 1)
    with open(folder / 'partners.csv', 'w', encoding='utf-8') as out:
        out.write('partner;name;inn;account\n')
        out.writelines(f'p{i};ООО «Партнёр {i}»;{7700000000 + i};{40702810000000000000 + i}\n' for i in range(partners))
    with open(folder / 'statuses.csv', 'w', encoding='utf-8') as out:
        out.write('partner;status;from\n')
        out.writelines(f'p{i};{chance.choice(STATUSES)};2022-01-01\n' for i in range(partners))
    with open(folder / 'clients.csv', 'w', encoding='utf-8') as out:
        out.write('client;name;inn;partner;attached_on;attached_by\n')
        for i in range(clients):
            day = f'202{chance.randrange(2, 6)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}'
            out.write(f'c{i};ООО «Клиент {i}»;{7800000000 + i};p{chance.randrange(partners)};{day};referral\n')
    with open(folder / 'payments.csv', 'w', encoding='utf-8') as out:
        out.write('payment;client;paid_at;amount;category;note\n')
        for i in range(count):
            when = (f'202{chance.randrange(3, 7)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}'
                    f'T{chance.randrange(24):02}:{chance.randrange(60):02}')
            out.write(f'{i};c{chance.randrange(clients)};{when};{chance.randrange(100, 60000)},{chance.randrange(100):02};'
                      f'{chance.choice(CATEGORIES)};\n')


if __name__ == '__main__':
    main()
