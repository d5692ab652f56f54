#!/usr/bin/env python3
"""Writes fixtures/site/links/: pages that copy one article, each with one construct of the table of links in one layout, and cases.txt
with what must be said. The first variant of a row stands in every layout, the others in each layout by turns."""
import pathlib
import re
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


def telegram_post(number, text, after=""):
    return f"""<div class="tgme_widget_message_wrap js-widget_message_wrap"><div class="tgme_widget_message text_not_supported_wrap js-widget_message" data-post="partner/{number}">
<div class="tgme_widget_message_user"><a href="https://t.me/partner"><i class="tgme_widget_message_user_photo bgcolor2"></i></a></div>
<div class="tgme_widget_message_bubble"><div class="tgme_widget_message_author accent_color"><a class="tgme_widget_message_owner_name" href="https://t.me/partner"><span dir="auto">Партнёр</span></a></div>
<div class="tgme_widget_message_text js-message_text" dir="auto">{text}</div>{after}
<div class="tgme_widget_message_footer compact js-message_footer"><div class="tgme_widget_message_info short js-message_info"><span class="tgme_widget_message_views">412</span>
<span class="tgme_widget_message_meta"><a class="tgme_widget_message_date" href="https://t.me/partner/{number}"><time datetime="2026-11-01T09:00:00+00:00" class="time">12:00</time></a></span></div></div></div></div></div>"""


# A public preview of a channel.
def telegram(link, extra):
    text = f"<b>{TITLE}</b><br/><br/>" + paragraphs(extra, "", "<br/><br/>") + link
    return f"""<header class="tgme_header search_collapsed"><div class="tgme_container"><a class="tgme_header_link" href="https://t.me/partner">Партнёр</a></div></header>
<main class="tgme_main"><div class="tgme_container"><section class="tgme_channel_history js-message_history">
{telegram_post(11, extra.get("before") or "Вчера провели встречу с клиентами и рассказали, как живут боты в магазинах после года работы, спасибо всем, кто пришёл и задавал вопросы.")}
{telegram_post(12, text, extra.get("preview", ""))}
{telegram_post(13, extra.get("comments") or "Завтра выходной, на письма ответим в понедельник, а на звонки отвечает дежурный инженер по телефону из шапки канала.")}
</section></div></main>"""


def vk_post(number, text):
    return f"""<div id="post-1_{number}" class="_post post page_block all own post--with-likes" data-post-id="-1_{number}"><div class="_post_content"><div class="post_header"><div class="post_header_info">
<h5 class="post_author"><a class="author" href="/partner">Партнёр</a></h5><div class="post_date"><a class="post_link" href="/wall-1_{number}"><span class="rel_date">1 ноя в 12:00</span></a></div></div></div>
<div class="post_content"><div class="wall_text"><div class="wall_post_cont _wall_post_cont"><div class="wall_post_text">{text}</div></div></div></div>
<div class="like_wrap _like_wall-1_{number}"><div class="like_cont"><a class="like_btn">12</a></div></div></div></div>"""


# A wall.
def vk(link, extra):
    text = paragraphs(extra, "", "<br><br>") + link
    return f"""<div id="page_wrap"><div id="side_bar"><ol><li><a href="/feed">Новости</a></li></ol></div><div id="wall_posts" class="wall_posts own mark_top">
{vk_post(3, extra.get("before") or "Приглашаем на встречу: расскажем о том, как боты отвечают на вопросы покупателей, и покажем их в работе, вход свободный, нужна запись.")}
{vk_post(2, text)}
{vk_post(1, "Первая запись сообщества: здесь будут новости о проектах, встречах и людях, которые делают ботов для магазинов и банков нашего города.")}
</div></div>"""


ALL_LAYOUTS = {"telegram": telegram, "vk": vk}
LAYOUTS = {"plain": plain, "article": article, "table": table, "section": section}


def page(body, extra):
    title = extra.get("title", "Наш блог: " + TITLE)
    return f"""<!DOCTYPE html>
<html lang="ru"><head><meta charset="utf-8"><title>{title}</title>
{extra.get("head", "")}</head>
<body>
{body}
</body></html>
"""


def text_of(markup):
    return "\n\n".join(line for line in re.sub(r"<[^>]*>", "\n", markup).split("\n") if line.strip())


def body_of(layout, link, extra):
    whole = (ALL_LAYOUTS | LAYOUTS)[layout](link, extra)
    return text_of(whole) + "\n" if extra.get("text") else page(whole, extra)


def settings(extra):
    lines = []
    if extra.get("text"):
        lines.append("%format " + extra.get("format", "text"))
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
            if "layout" in extra:
                chosen = [extra["layout"]]
            elif number == 0 or len(variants) < 3:
                chosen = names
            else:
                chosen = [names[turn % len(names)]]
                turn += 1
            for layout in chosen:
                file = f"{row}-{name}-{layout}.html"
                rendered = "%rendered\n" + body_of(layout, extra["rendered"], extra) if "rendered" in extra else ""
                (folder / file).write_text(settings(extra) + body_of(layout, link, extra) + rendered, encoding="utf-8")
                construct = extra.get("construct", row)
                lines.append("\t".join([file, construct or "-", outcome, google, yandex]))
    head = "# page, constructs that may decide, outcome, whether Google and Yandex can use the best link\n"
    (folder / "cases.txt").write_text(head + "\n".join(lines) + "\n", encoding="utf-8")
    print(len(lines), "cases")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parents[2] / "fixtures" / "site" / "links"))
