#!/usr/bin/env python3
"""Writes a site of many pages for the bench of the crawler: prose, navigation, a style sheet, links that reach every page.

    make_site.py FOLDER [PAGES] [KILOBYTES]
"""
import pathlib
import random
import sys

WORDS = ("партнёр компания проект платформа сценарий ответ клиент голос навык ассистент данные модель канал вопрос команда задача "
         "сервис отчёт время поддержка разработка продукт пример статья читатель система запуск настройка интеграция качество "
         "бизнес помощник обучение сообщение звонок оператор линия контакт центр решение").split()


def sentence(chance):
    words = [chance.choice(WORDS) for _ in range(chance.randint(6, 18))]
    return " ".join(words).capitalize() + "."


def page(number, pages, size, chance):
    links = [(number * 7 + step) % pages for step in range(1, 8)] + [(number + 1) % pages]
    nav = "".join(f'<li><a href="/p/{link // 100}/{link}.html" title="Страница {link}">Раздел {link}</a></li>' for link in links)
    body, length = [], 0
    while length < size:
        text = " ".join(sentence(chance) for _ in range(4))
        body.append(f'<p class="text">{text} <a href="/p/{chance.randrange(pages) // 100}/x.html" rel="nofollow">далее</a></p>'
                    if chance.random() < 0.02 else f'<p class="text">{text}</p>')
        length += len(body[-1].encode())
    return (f'<!doctype html>\n<html lang="ru"><head><meta charset="utf-8"><title>Страница {number}</title>'
            f'<meta name="description" content="{sentence(chance)}"><link rel="stylesheet" href="/style.css"></head>\n'
            f'<body><header class="top"><nav><ul>{nav}</ul></nav></header>\n<main><article><h1>Страница {number}</h1>\n'
            + "\n".join(body) + f'\n</article></main><footer><p>© Партнёр, {number}</p></footer></body></html>\n')


def main():
    folder = pathlib.Path(sys.argv[1])
    pages = int(sys.argv[2]) if len(sys.argv) > 2 else 5000
    size = int(float(sys.argv[3]) * 1024) if len(sys.argv) > 3 else 6 * 1024
    chance = random.Random(5)
    for number in range(pages):
        path = folder / "p" / str(number // 100) / f"{number}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page(number, pages, size, chance), encoding="utf-8")
    (folder / "style.css").write_text("body{font:16px/1.5 serif;color:#222;background:#fff}.top ul{display:flex}.text{margin:0 0 1em}\n"
                                      "@media print{.top{display:none}}\n", encoding="utf-8")
    (folder / "index.html").write_text('<!doctype html><meta charset="utf-8"><title>Сайт</title><a href="/p/0/0.html">Начало</a>',
                                       encoding="utf-8")
    (folder / "robots.txt").write_text("User-agent: *\nDisallow: /closed/\n", encoding="utf-8")


if __name__ == "__main__":
    main()
