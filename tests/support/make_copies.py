#!/usr/bin/env python3
"""Writes fixtures/site/copies/pages.txt: labelled pages made of the articles and the other texts beside it.

Each page is a line "=== name | class article [class article]" and its well-formed markup. A class is copy, question, quotation; a
page without any is no copy of anything. What is done to a text is drawn from a fixed seed: the file is the same each time.
"""
import pathlib
import random

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "fixtures" / "site" / "copies"
ABOUT = (FOLDER / "about.txt").read_text(encoding="utf-8").strip()
LOOK_ALIKES = str.maketrans("аеорсухкАЕОРСТУХКМНВ", "aeopcyxkAEOPCTYXKMHB")
REPLACEMENTS = "однако поэтому конечно видимо обычно порой вполне скорее именно теперь сначала отчасти".split()


def read(folder):
    return {path.stem: path.read_text(encoding="utf-8").strip().split("\n") for path in sorted((FOLDER / folder).glob("*.txt"))}


ARTICLES = read("articles")
OTHERS = read("others")


def escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;")


def markup(paragraphs, tag="p"):
    return "".join(f"<{tag}>{escaped(text)}</{tag}>\n" for text in paragraphs)


def every(words, period, change):
    out = []
    for index, word in enumerate(words, 1):
        out += change(word) if index % period == 0 else [word]
    return out


def by_words(paragraphs, change):
    return [" ".join(change(text.split())) for text in paragraphs]


def sentences(paragraph):
    out, begin = [], 0
    for at, letter in enumerate(paragraph):
        if letter in ".?!:" and paragraph[at + 1 : at + 2] in ("", " "):
            out.append(paragraph[begin : at + 1].strip())
            begin = at + 1
    return [one for one in out + [paragraph[begin:].strip()] if one]


def cut(paragraphs, words):
    """The first words, divided as the text is."""
    out = []
    for text in paragraphs:
        part = text.split()[:words]
        words -= len(part)
        if part:
            out.append(" ".join(part))
    return out


def other(random_, count):
    pool = [text for texts in OTHERS.values() for text in texts]
    return random_.sample(pool, count)


# Each gives markup; `text` is the article without its title.
def whole(text, r): return markup(text)
def with_own_text(text, r): return markup(other(r, 1)) + markup(text) + markup(other(r, 2))
def part_in_long_page(text, r): return markup(other(r, 3)) + markup(cut(text, 120)) + markup(other(r, 4))
def half(text, r): return markup(cut(text, 100)) + markup(other(r, 1))
def fifth_replaced(text, r): return markup(by_words(text, lambda w: every(w, 5, lambda x: [r.choice(REPLACEMENTS)])))
def fifth_deleted(text, r): return markup(by_words(text, lambda w: every(w, 5, lambda x: [])))
def fifth_added(text, r): return markup(by_words(text, lambda w: every(w, 5, lambda x: [x, r.choice(REPLACEMENTS)])))
def fifth_replaced_part(text, r): return markup(other(r, 2)) + fifth_replaced(cut(text, 130), r)
def fourth_replaced(text, r): return markup(by_words(text, lambda w: every(w, 4, lambda x: [r.choice(REPLACEMENTS)])))
def fourth_deleted(text, r): return markup(by_words(text, lambda w: every(w, 4, lambda x: [])))
def fourth_added(text, r): return markup(by_words(text, lambda w: every(w, 4, lambda x: [x, r.choice(REPLACEMENTS)])))
def divided_words(text, r): return markup(by_words(text, lambda w: [x[:4] + "-" + x[4:] if len(x) > 6 else x for x in w]))
def tenth_replaced(text, r): return markup(by_words(text, lambda w: every(w, 10, lambda x: [r.choice(REPLACEMENTS)])))
def random_edits(text, r): return markup(by_words(text, lambda w: [r.choice(REPLACEMENTS) if r.random() < 0.15 else x for x in w]))
def look_alikes(text, r): return markup(["".join(x.translate(LOOK_ALIKES) if r.random() < 0.5 else x for x in t) for t in text])
def all_look_alikes(text, r): return markup([t.translate(LOOK_ALIKES) for t in text])
def zero_width(text, r): return markup(["".join(x + ("\u200b" if x.isalpha() and r.random() < 0.2 else "") for x in t) for t in text])
def soft_hyphens(text, r): return markup(["".join(x + ("\u00ad" if x.isalpha() and r.random() < 0.2 else "") for x in t) for t in text])
def decomposed(text, r): return markup([t.replace("й", "и\u0306").replace("ё", "е\u0308") for t in text])
def capitals(text, r): return markup([t.upper().replace("Ё", "Е") for t in text])
def no_punctuation(text, r): return markup(["".join(x for x in t if x not in ",.:;«»?!") for t in text])
def reordered_paragraphs(text, r): return markup(r.sample(text, len(text)))
def reversed_sentences(text, r): return markup([" ".join(reversed(sentences(t))) for t in text])
def inserted_blocks(text, r): return "".join(markup([t]) + markup(other(r, 1), "div") for t in text)
def inserted_long(text, r): return markup(text[:2]) + markup(other(r, 6)) + markup(text[2:])
def word_elements(text, r): return "".join("<p>" + " ".join(f"<span>{escaped(w)}</span>" for w in t.split()) + "</p>\n" for t in cut(text, 110))
def letter_elements(text, r): return "".join("<p>" + escaped(t).replace("о", "<b>о</b>") + "</p>\n" for t in cut(text, 110))
def line_breaks(text, r): return "<div>" + "<br><br>".join(escaped(t) for t in text) + "</div>\n"
def cells(text, r): return "<table>" + "".join(f"<tr><td>{escaped(s)}</td></tr>" for t in text for s in sentences(t)) + "</table>\n"
def listed(text, r): return "<ul>" + markup([s for t in text for s in sentences(t)], "li") + "</ul>\n"
def long_blockquote(text, r): return "<blockquote cite='https://example.ru/'>" + markup(text) + "</blockquote>\n"
def first_part(text, r): return markup(text[: len(text) // 2]) + "<p><a href='?page=2'>Далее</a></p>\n"
def second_part(text, r): return markup(text[len(text) // 2 :])
def edits_and_blocks(text, r): return "".join(fifth_replaced([t], r) + markup(other(r, 1)) for t in text)
def look_alikes_reordered(text, r): return look_alikes(r.sample(text, len(text)), r)


def some_words(text, r): return markup(other(r, 2)) + markup(cut(text[1:], 60)) + markup(other(r, 1))
def middle_words(text, r): return markup(other(r, 2)) + fifth_replaced(cut(text[2:], 80), r) + markup(other(r, 1))
def sparse(text, r):
    """Every second five words are others: below the density of a copy, but most of the article."""
    def thin(words):
        out = []
        for at in range(0, len(words), 5):
            out += words[at : at + 5] + other(r, 1)[0].split()[:5]
        return out
    return markup(by_words(text, thin))


def block_quotation(text, r):
    return markup(other(r, 1)) + "<blockquote><p>" + escaped(" ".join(cut(text[1:], 55))) + "</p><cite>Блог</cite></blockquote>" + markup(other(r, 1))


def marked_quotation(text, r):
    plain = " ".join(cut(text[1:], 50)).replace("«", "").replace("»", "").replace('"', "")
    return markup(other(r, 1)) + f"<p>Как пишет Компания, «{escaped(plain)}».</p>" + markup(other(r, 1))


def card(text, r): return markup(other(r, 2)) + markup(cut(text, 28)) + "<p><a href='/read'>Читать дальше</a></p>"
def few_words(text, r): return markup(other(r, 2)) + markup(cut(text[2:], 14))


COPIES = [whole, with_own_text, part_in_long_page, half, fifth_replaced, fifth_deleted, fifth_added, fifth_replaced_part, tenth_replaced,
          random_edits, look_alikes, all_look_alikes, zero_width, soft_hyphens, decomposed, capitals, no_punctuation, reordered_paragraphs,
          reversed_sentences, inserted_blocks, inserted_long, word_elements, letter_elements, line_breaks, cells, listed, long_blockquote,
          first_part, second_part, edits_and_blocks, look_alikes_reordered, sparse, fourth_replaced, fourth_deleted, fourth_added, divided_words]
QUESTIONS = [some_words, middle_words]
QUOTATIONS = [block_quotation, marked_quotation, card]
NOTHING = [few_words]


def pages():
    names = sorted(ARTICLES)
    for number, (kinds, label) in enumerate([(COPIES, "copy"), (QUESTIONS, "question"), (QUOTATIONS, "quotation"), (NOTHING, "")]):
        for place, kind in enumerate(kinds):
            # Five of the articles each, another five for each kind: the set stays small and no kind stands on one text.
            chosen = [names[(place + step) % len(names)] for step in range(0, 5)]
            for name in chosen:
                r = random.Random(f"{kind.__name__} {name}")
                yield f"{kind.__name__}-{name}", f"{label} {name}" if label else "", kind(ARTICLES[name][1:], r)
    for first, second in zip(names, names[1:]):
        r = random.Random(f"two {first}")
        yield (f"two_articles-{first}-{second}", f"copy {first} copy {second}",
               markup(cut(ARTICLES[first][1:], 110)) + markup(other(r, 1)) + markup(cut(ARTICLES[second][1:], 110)))
    for name, text in OTHERS.items():
        yield f"own_text-{name}", "", markup(text)
        yield f"own_text_and_about-{name}", "", markup(text[:2]) + markup([ABOUT])
        yield f"titles-{name}", "", markup(text[2:]) + "<ul>" + markup([article[0] for article in ARTICLES.values()], "li") + "</ul>"
    r = random.Random("mixed")
    for number in range(20):
        yield f"mixed-{number}", "", markup(other(r, 6))
    yield "about_only", "", markup([ABOUT])
    yield "empty", "", ""


with open(FOLDER / "pages.txt", "w", encoding="utf-8") as out:
    for name, label, text in pages():
        out.write(f"=== {name} | {label}\n{text}")
