#!/usr/bin/env python3
"""Writes fixtures/site/links/: pages that copy one article, each with one construct of the table of links in one layout, and cases.txt
with what must be said. The first variant of a row stands in every layout, the others in each layout by turns."""
import pathlib
import sys

from link_rows import ARTICLE, ROWS, TITLE

PARAGRAPHS = [
    "Контактный центр получает каждый день тысячи одинаковых вопросов, и на большую часть из них может ответить голосовой помощник. "
    "Он узнаёт, зачем звонит человек, находит ответ в базе знаний и говорит его обычным языком.",
    "Первый запуск занимает около месяца: сначала разбирают записи разговоров, потом выбирают три темы с самым простым исходом и только "
    "для них пишут сценарии. Остальные звонки по-прежнему переводят на операторов, чтобы никто не остался без ответа.",
    "Через полгода доля звонков без оператора выросла с двенадцати до сорока процентов, а среднее ожидание сократилось втрое. Люди "
    "реже бросают трубку, потому что помощник берёт её сразу и не заставляет слушать музыку.",
    "Важнее всего оказалось не качество распознавания, а то, насколько быстро команда исправляет сценарии по следам неудачных "
    "разговоров и насколько честно измеряет результат.",
]


def paragraphs(extra, begin="<p>", end="</p>"):
    texts = list(PARAGRAPHS)
    inside = extra.get("inside")
    if inside:
        texts[1] = texts[1].replace("сначала разбирают", f"сначала ({inside}) разбирают")
    return "\n".join(begin + text + end for text in texts)


def plain(link, extra):
    return f"""<div id="content">
<h1>{TITLE}</h1>
{extra.get("before", "")}
{paragraphs(extra)}
{link}
</div>
<ul class="comments">{extra.get("comments", "<li>Спасибо за статью, было полезно прочитать.</li>")}</ul>
<div id="footer">{extra.get("footer", "ООО «Партнёр», 2026")}</div>"""


def article(link, extra):
    return f"""<header><nav><a href="/">Главная</a> <a href="/blog">Блог</a></nav></header>
<main><article class="post"><h1>{TITLE}</h1>
{extra.get("before", "")}
<div class="entry-content">
{paragraphs(extra)}
</div></article>
<div class="source">{link}</div>
<section id="comments" class="comments-area">{extra.get("comments", "<p>Комментариев нет.</p>")}</section></main>
<footer>{extra.get("footer", "ООО «Партнёр», 2026")}</footer>"""


def table(link, extra):
    text = paragraphs(extra, "", "<br><br>")
    return f"""<table width="100%" border="0"><tr><td width="180">Меню</td><td>
<font size="4"><b>{TITLE}</b></font><br>{extra.get("before", "")}
{text}
{link}
</td></tr></table>
<div class="comment-list">{extra.get("comments", "")}</div>
<table class="footer"><tr><td>{extra.get("footer", "2026")}</td></tr></table>"""


def section(link, extra):
    return f"""<div class="page"><div class="row"><section><h2>{TITLE}</h2>{extra.get("before", "")}
<blockquote>
{paragraphs(extra, '<div class="text-block">', "</div>")}
</blockquote></section></div>
<div class="row"><div class="col">{link}</div></div></div>
<div id="disqus_thread">{extra.get("comments", "")}</div>
<div class="footer">{extra.get("footer", "Все права защищены")}</div>"""


LAYOUTS = {"plain": plain, "article": article, "table": table, "section": section}


def page(body, extra):
    title = "Наш блог: " + TITLE
    return f"""<!DOCTYPE html>
<html lang="ru"><head><meta charset="utf-8"><title>{title}</title>
{extra.get("head", "")}</head>
<body>
{body}
</body></html>
"""


def settings(extra):
    lines = []
    for key in ("url", "status", "robots"):
        if key in extra:
            lines.append(f"%{key} {extra[key]}")
    lines += ["%header " + header for header in extra.get("headers", [])]
    lines += ["%sheet-unread" if sheet is None else "%sheet " + sheet for sheet in extra.get("sheets", [])]
    return "".join(line + "\n" for line in lines)


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.html"):
        old.unlink()
    (folder / "article.txt").write_text(f"%url {ARTICLE}\n%title {TITLE}\n" + "\n".join(PARAGRAPHS) + "\n", encoding="utf-8")
    names = list(LAYOUTS)
    lines, turn = [], 0
    for row, variants in ROWS.items():
        for number, (name, link, (outcome, google, yandex), extra) in enumerate(variants):
            if number == 0 or len(variants) < 3:
                chosen = names
            else:
                chosen = [names[turn % len(names)]]
                turn += 1
            for layout in chosen:
                file = f"{row}-{name}-{layout}.html"
                (folder / file).write_text(settings(extra) + page(LAYOUTS[layout](link, extra), extra), encoding="utf-8")
                construct = extra.get("construct", row)
                lines.append("\t".join([file, construct or "-", outcome, google, yandex]))
    head = "# page, constructs that may decide, outcome, whether Google and Yandex can use the best link\n"
    (folder / "cases.txt").write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    print(len(lines), "cases")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parents[2] / "fixtures" / "site" / "links"))
