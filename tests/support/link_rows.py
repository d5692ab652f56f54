"""The rows of the table of link constructs, each with variants: what is put into a page and what must be said of it.

A variant: name, the link, then what else it needs:
  head      markup for <head>            headers   list of "Name: value"        robots   "google=no"
  url       of the page                  sheets    linked style sheets          expect   construct, outcome, google, yandex
  before    put before the copied text   comments  put into the comments        wrap     function over the whole body
"""
ARTICLE = "https://just-ai.com/blog/golosovye-pomoshchniki"
TITLE = "Голосовые помощники в контактном центре"
PLAIN = f'<p>Источник: <a href="{ARTICLE}">Just AI</a></p>'


def link(attributes="", text="Just AI", href=ARTICLE):
    return f'<p>Источник: <a href="{href}"{" " if attributes else ""}{attributes}>{text}</a></p>'


def hidden(style="", attributes=""):
    mark = f' style="{style}"' if style else ""
    return f'<div{mark}{attributes}><p>Источник: <a href="{ARTICLE}">Just AI</a></p></div>'


PASS = ("passed", "yes", "yes")
FAIL = ("failed", "no", "no")
ASK = ("cannot_tell", "no", "no")
WARN_PLACE = ("failed-warning", "yes", "yes")
BASE64 = "aHR0cHM6Ly9qdXN0LWFpLmNvbS9ibG9nL2dvbG9zb3Z5ZS1wb21vc2hjaG5pa2k="
QUOTED = "https%3A%2F%2Fjust-ai.com%2Fblog%2Fgolosovye-pomoshchniki"

# row -> list of (name, link, expected outcome triple, extras)
ROWS = {
    "L01": [
        ("plain", PLAIN, PASS, {}),
        ("title-as-text", link(text=TITLE), PASS, {}),
        ("in-bold", f'<p><b>Оригинал: <a href="{ARTICLE}">Just AI</a></b></p>', PASS, {}),
    ],
    "L02": [
        ("scheme-relative", link(href="//just-ai.com/blog/golosovye-pomoshchniki"), PASS, {}),
        ("base", link(href="golosovye-pomoshchniki"), PASS, {"head": '<base href="https://just-ai.com/blog/">'}),
        ("entities", link(href="&#104;ttps&colon;//just-ai.com/blog&sol;golosovye-pomoshchniki"), PASS, {"construct": "L01"}),
        ("line-feed", link(href="\n https://just-ai.com/blog/golosovye-\npomoshchniki "), PASS, {"construct": "L01"}),
        ("case", link(href="HTTPS://JUST-AI.COM/blog/golosovye-pomoshchniki"), PASS, {}),
    ],
    "L03": [
        ("target", link('target="_blank"'), PASS, {}),
        ("noopener", link('target="_blank" rel="noopener noreferrer"'), PASS, {}),
        ("external-me", link('rel="external me"'), PASS, {}),
    ],
    "L04": [
        ("nofollow", link('rel="nofollow"'), FAIL, {}),
        ("case", link('REL="NoFollow"'), FAIL, {}),
        ("among-others", link('rel="noopener nofollow noreferrer"'), FAIL, {}),
        ("comma", link('rel="external,nofollow"'), FAIL, {}),
        ("ugc", link('rel="ugc"'), FAIL, {}),
        ("sponsored", link("rel=sponsored"), FAIL, {}),
        ("entity", link('rel="no&#102;ollow"'), FAIL, {}),
        ("line-feed", link('rel="noopener\nnofollow"'), FAIL, {}),
    ],
    "L05": [
        ("element", f"<noindex>{PLAIN}</noindex>", ("failed", "yes", "no"), {}),
        ("comment", f"<!--noindex-->{PLAIN}<!--/noindex-->", ("failed", "yes", "no"), {}),
        ("inline", f'<p>Источник: <noindex><a href="{ARTICLE}">Just AI</a></noindex></p>', ("failed", "yes", "no"), {}),
        ("spaced", f"<!-- NOINDEX -->{PLAIN}<!-- /noindex -->", ("failed", "yes", "no"), {}),
        ("unclosed", PLAIN, ("failed", "yes", "no"), {"before": "<p><noindex>Реклама</p>"}),
        ("across-tree", f'<p><noindex></p><div>{PLAIN}</div></noindex>', ("failed", "yes", "no"), {}),
        ("closed-before", f"<noindex><p>Реклама</p></noindex>{PLAIN}", PASS, {"construct": "L01|L31"}),
        ("first-close-ends", f"<noindex><noindex><p>Реклама</p></noindex>{PLAIN}</noindex>", PASS, {"construct": "L01|L31"}),
        ("in-script", f'<script>var a = "<noindex>";</script>{PLAIN}', PASS, {"construct": "L01"}),
        ("in-attribute", f'<p title="<noindex>">Дальше</p>{PLAIN}', PASS, {"construct": "L01|L31"}),
    ],
    "L06": [
        ("noscript", f"<noscript>{PLAIN}</noscript>", FAIL, {}),
        ("inline", f'<p>Источник: <noscript><a href="{ARTICLE}">Just AI</a></noscript></p>', FAIL, {}),
        ("deep", f"<div><noscript><div>{PLAIN}</div></noscript></div>", FAIL, {}),
    ],
    "L07": [
        ("noindex", PLAIN, FAIL, {"head": '<meta name="robots" content="noindex">'}),
        ("nofollow", PLAIN, FAIL, {"head": '<meta name="robots" content="index, nofollow">'}),
        ("none", PLAIN, FAIL, {"head": '<META NAME="ROBOTS" CONTENT="NONE">'}),
        ("googlebot", PLAIN, ("failed", "no", "yes"), {"head": '<meta name="googlebot" content="nofollow">'}),
        ("yandex", PLAIN, ("failed", "yes", "no"), {"head": '<meta name="yandex" content="noindex">'}),
        ("contradiction", PLAIN, ("failed", "no", "yes"),
         {"head": '<meta name="robots" content="noindex, nofollow"><meta name="robots" content="all">'}),
        ("expired", PLAIN, ("failed", "no", "yes"), {"head": '<meta name="robots" content="unavailable_after: 25 Jun 2020 15:00:00 GMT">'}),
        ("not-yet-expired", PLAIN, PASS, {"head": '<meta name="robots" content="unavailable_after: 2039-06-25">', "construct": "L01"}),
        ("of-another-robot", PLAIN, PASS, {"head": '<meta name="bingbot" content="noindex">', "construct": "L01"}),
        ("allowing", PLAIN, PASS, {"head": '<meta name="robots" content="index, follow, max-image-preview:large">', "construct": "L01"}),
    ],
    "L08": [
        ("noindex", PLAIN, ("failed-warning", "no", "no"), {"headers": ["X-Robots-Tag: noindex"]}),
        ("none", PLAIN, ("failed-warning", "no", "no"), {"headers": ["X-Robots-Tag: NONE"]}),
        ("googlebot", PLAIN, ("failed-warning", "no", "yes"), {"headers": ["X-Robots-Tag: googlebot: noindex, nofollow"]}),
        ("another-robot", PLAIN, PASS, {"headers": ["X-Robots-Tag: bingbot: noindex"], "construct": "L01"}),
        ("two-headers", PLAIN, ("failed-warning", "no", "no"), {"headers": ["X-Robots-Tag: noarchive", "X-Robots-Tag: nofollow"]}),
        ("expired", PLAIN, ("failed-warning", "no", "yes"), {"headers": ["X-Robots-Tag: unavailable_after: 25 Jun 2020 15:00:00 PST"]}),
    ],
    "L09": [
        ("both", PLAIN, ("failed-warning", "no", "no"), {"robots": "google=no yandex=no"}),
        ("google", PLAIN, ("failed-warning", "no", "yes"), {"robots": "google=no"}),
        ("yandex", PLAIN, ("failed-warning", "yes", "no"), {"robots": "yandex=no"}),
    ],
    "L10": [
        ("own", PLAIN, ("cannot_tell", "yes", "yes"), {"robots": "own=no"}),
    ],
    "L11": [
        ("unreachable", PLAIN, ASK, {"robots": "own=unknown google=unknown yandex=unknown"}),
        ("google-only", PLAIN, ("cannot_tell", "no", "yes"), {"robots": "own=unknown google=unknown"}),
    ],
    "L12": [
        ("javascript", link(href=f"javascript:location.href='{ARTICLE}'"), FAIL, {}),
        ("hash", link(f"onclick=\"window.open('{ARTICLE}')\"", href="#"), FAIL, {}),
        ("hash-without-address", link('class="js-source"', href="#"), FAIL, {}),
        ("empty", link(f'data-href="{ARTICLE}"', href=""), FAIL, {}),
        ("data-url", link(href=f"data:text/html,<script>location='{ARTICLE}'</script>".replace('"', "'")), FAIL, {}),
        ("no-href", f'<p>Источник: <a onclick="go(\'{ARTICLE}\')">Just AI</a></p>', FAIL, {}),
        ("span", f'<p>Источник: <span class="link" data-href="{ARTICLE}">Just AI</span></p>', FAIL, {}),
        ("span-href", f'<p>Источник: <span href="{ARTICLE}">Just AI</span></p>', FAIL, {}),
        ("button", f'<p>Источник: <button onclick="location=\'{ARTICLE}\'">Just AI</button></p>', FAIL, {}),
        ("form", f'<form action="{ARTICLE}"><button>Источник</button></form>', FAIL, {}),
        ("base64", f'<p>Источник: <span data-link="{BASE64}">Just AI</span></p>', FAIL, {}),
        ("router", f'<p>Источник: <a routerlink="{ARTICLE}">Just AI</a></p>', FAIL, {}),
    ],
    "L13": [
        ("go", link(href=f"/go?url={QUOTED}"), FAIL, {}),
        ("plain-address", link(href=f"https://partner.example/out/?{ARTICLE}"), FAIL, {}),
        ("in-path", link(href=f"/out/{ARTICLE}"), FAIL, {}),
        ("base64", link(href=f"/go/{BASE64.rstrip('=')}"), FAIL, {}),
        ("base64-parameter", link(href=f"/redirect.php?to={BASE64}"), FAIL, {}),
        ("foreign", link(href=f"https://vk.com/away.php?to={QUOTED}"), FAIL, {}),
        ("twice-encoded", link(href=f"/go?url={QUOTED.replace('%', '%25')}"), FAIL, {}),
        ("company", link(href=f"https://just-ai.com/r?u={QUOTED}"), PASS, {}),
        ("by-number", link(href="/go/1542"), ("cannot_tell", "no", "no"), {}),
    ],
    "L14": [
        ("clck", link(href="https://clck.ru/3AbCdE"), FAIL, {}),
        ("bit", link(href="https://bit.ly/abc"), FAIL, {}),
        ("vk", link(href="https://vk.cc/abc", text="читать на Just AI"), FAIL, {}),
        ("goo", link(href="http://goo.su/abc"), FAIL, {}),
    ],
    "L15": [
        ("tracking", link(href=ARTICLE + "?utm_source=partner&amp;utm_medium=blog"), PASS, {}),
        ("fragment", link(href=ARTICLE + "#top"), PASS, {}),
        ("scheme", link(href=ARTICLE.replace("https", "http")), PASS, {}),
        ("www", link(href=ARTICLE.replace("://", "://www.")), PASS, {}),
        ("slash", link(href=ARTICLE + "/"), PASS, {}),
    ],
    "L16": [
        ("root", link(href="https://just-ai.com/"), FAIL, {}),
        ("rubric", link(href="https://just-ai.com/blog/"), FAIL, {}),
        ("another-article", link(href="https://just-ai.com/blog/drugaya"), FAIL, {}),
        ("another-query", link(href=ARTICLE + "?page=2"), FAIL, {}),
        ("subdomain", link(href="https://help.just-ai.com/blog/golosovye-pomoshchniki"), FAIL, {}),
    ],
    "L18": [
        ("made-nofollow", PLAIN, ASK, {"head": "<script>document.querySelectorAll('a').forEach(a => a.rel = 'nofollow')</script>"}),
        ("href-removed", PLAIN, ASK, {"head": "<script>$('.post a').removeAttr('href')</script>"}),
        ("innocent-script", PLAIN, PASS, {"head": "<script>document.querySelector('.menu').classList.add('x')</script>", "construct": "L01"}),
    ],
    "L19": [
        ("iframe-src", f'<iframe src="{ARTICLE}"></iframe>', FAIL, {}),
        ("srcdoc", f'<iframe srcdoc="{PLAIN.replace(chr(34), "&quot;")}"></iframe>', FAIL, {}),
        ("iframe-content", f"<iframe>{PLAIN}</iframe>", FAIL, {}),
        ("object", f'<object data="{ARTICLE}"></object>', FAIL, {}),
        ("shadow", f'<div><template shadowrootmode="open">{PLAIN}</template></div>', FAIL, {}),
    ],
    "L20": [
        ("display", hidden("display:none"), FAIL, {}),
        ("hidden", hidden(attributes=" hidden"), FAIL, {}),
        ("visibility", hidden("visibility:hidden"), FAIL, {}),
        ("opacity", hidden("opacity:0"), FAIL, {}),
        ("important", hidden("display:block;display:none!important"), FAIL, {}),
        ("font-size", hidden("font-size:0"), FAIL, {}),
        ("one-pixel", hidden("font-size:1px;line-height:1px"), FAIL, {}),
        ("zero-box", hidden("width:0;height:0;overflow:hidden"), FAIL, {}),
        ("off-screen", hidden("position:absolute;left:-9999px"), FAIL, {}),
        ("text-indent", hidden("text-indent:-9999px"), FAIL, {}),
        ("clip", hidden("position:absolute;clip:rect(0 0 0 0)"), FAIL, {}),
        ("clip-path", hidden("clip-path:inset(100%)"), FAIL, {}),
        ("transform", hidden("transform:scale(0)"), FAIL, {}),
        ("white-on-white", link('style="color:#fff"'), FAIL, {}),
        ("near-white", link('style="color:rgb(254,254,255)"'), FAIL, {}),
        ("transparent", link('style="color:transparent"'), FAIL, {}),
        ("font-colour", f'<p><a href="{ARTICLE}"><font color="#FFFFFF">Источник</font></a></p>', FAIL, {}),
        ("empty", link(text=""), FAIL, {}),
        ("space", link(text="&nbsp;&#8203;"), FAIL, {}),
        ("dot", link(text="."), FAIL, {}),
        ("dot-picture", link(text='<img src="/p.gif" width="1" height="1" alt="">'), FAIL, {}),
        ("class-in-style", '<div class="src-x">' + PLAIN + "</div>", FAIL, {"head": "<style>.src-x{display:none}</style>"}),
        ("nested-selector", '<div class="src-x">' + PLAIN + "</div>", FAIL,
         {"head": "<style>body > * div.src-x:not(.on) p > a[href*='just-ai'] { font-size: 0 !important }</style>"}),
        ("escaped-css", '<div class="src-x">' + PLAIN + "</div>", FAIL, {"head": r"<style>.src-x{d\69splay:\6eone}</style>"}),
        ("variable", '<div class="src-x">' + PLAIN + "</div>", FAIL, {"head": "<style>:root{--d:none}.src-x{display:var(--d)}</style>"}),
        ("colour-of-background", '<div class="src-x">' + PLAIN + "</div>", FAIL,
         {"head": "<style>.src-x{background:#123456}.src-x a{color:rgb(18 52 86)}</style>"}),
        ("linked-sheet", '<div class="src-x">' + PLAIN + "</div>", FAIL,
         {"head": '<link rel="stylesheet" href="/a.css">', "sheets": [".src-x { display: none }"]}),
        ("sheet-not-read", PLAIN, ASK, {"head": '<link rel="stylesheet" href="/a.css">', "sheets": [None]}),
        ("phones-only", '<div class="src-x">' + PLAIN + "</div>", ASK,
         {"head": "<style>@media (max-width: 600px) { .src-x { display: none } }</style>"}),
        ("print-only", '<div class="src-x">' + PLAIN + "</div>", PASS,
         {"head": "<style>@media print { .src-x { display: none } }</style>", "construct": "L01"}),
        ("overridden", '<div class="src-x" style="display:block">' + PLAIN + "</div>", PASS,
         {"head": "<style>.src-x{display:none}</style>", "construct": "L01"}),
        ("dark-theme", '<div style="background:#222">' + link('style="color:#fff"') + "</div>", PASS, {"construct": "L03|L01"}),
    ],
    "L21": [
        ("details", f"<details><summary>Источник</summary>{PLAIN}</details>", PASS, {}),
        ("tab", f'<a role="tab" aria-controls="t2" href="#t2">Ещё</a><div id="t2" style="display:none">{PLAIN}</div>', PASS, {}),
        ("accordion", f'<button data-bs-toggle="collapse" data-bs-target="#c2">Ещё</button><div id="c2" class="collapse">{PLAIN}</div>', PASS,
         {"head": "<style>.collapse:not(.show){display:none}</style>"}),
        ("checkbox", f'<input type="checkbox" id="cb"><div class="more">{PLAIN}</div>', PASS,
         {"head": "<style>.more{max-height:0;overflow:hidden}input:checked+.more{max-height:900px}</style>"}),
        ("open-details", f"<details open><summary>Источник</summary>{PLAIN}</details>", PASS, {"construct": "L01|L31"}),
    ],
    "L22": [
        ("comment", f"<!-- {PLAIN} -->", FAIL, {}),
        ("template", f"<template>{PLAIN}</template>", FAIL, {}),
        ("script", f"<script>var s = '{PLAIN}';</script>", FAIL, {}),
        ("json-ld", f'<script type="application/ld+json">{{"isBasedOn": "{ARTICLE}"}}</script>', FAIL, {}),
        ("textarea", f"<textarea>{PLAIN}</textarea>", FAIL, {}),
        ("title-attribute", f'<p title="{ARTICLE}">Источник</p>', FAIL, {}),
        ("cite-attribute", f'<blockquote cite="{ARTICLE}">Источник</blockquote>', FAIL, {}),
    ],
    "L23": [
        ("area", f'<map name="m"><area href="{ARTICLE}" alt="Just AI" shape="default"></map><img src="/a.png" usemap="#m" alt="">', ASK, {}),
        ("svg", f'<svg width="100" height="20"><a href="{ARTICLE}"><text>Just AI</text></a></svg>', ASK, {}),
        ("svg-xlink", f'<svg width="100" height="20"><a xlink:href="{ARTICLE}"><text>Just AI</text></a></svg>', ASK, {}),
    ],
    "L24": [
        ("alt", link(text='<img src="/logo.png" alt="Just AI" width="120" height="40">'), PASS, {}),
        ("no-alt", link(text='<img src="/logo.png" width="120" height="40">'), PASS, {}),
        ("svg", link(text='<svg width="120" height="40"><path d="M0 0h9"/></svg>'), PASS, {}),
    ],
    "L25": [
        ("with-scheme", f"<p>Источник: {ARTICLE}</p>", FAIL, {}),
        ("without-scheme", "<p>Источник: just-ai.com/blog/golosovye-pomoshchniki</p>", FAIL, {}),
        ("in-code", f"<p>Источник: <code>{ARTICLE}</code></p>", FAIL, {}),
    ],
    "L26": [
        ("canonical", "", PASS, {"head": f'<link rel="canonical" href="{ARTICLE}">'}),
        ("header", "", PASS, {"headers": [f'Link: <{ARTICLE}>; rel="canonical"']}),
        ("tracking", "", PASS, {"head": f'<link rel=canonical href="{ARTICLE}?utm_source=x">'}),
    ],
    "L27": [
        ("elsewhere", PLAIN, ASK, {"head": '<link rel="canonical" href="https://other.example/page">'}),
        ("another-page", PLAIN, ASK, {"head": '<link rel="canonical" href="/blog/other">'}),
        ("itself", PLAIN, PASS, {"head": '<link rel="canonical" href="https://www.partner.example/page/">', "construct": "L01"}),
    ],
    "L28": [
        ("not-found", PLAIN, ASK, {"status": 404}),
        ("fault", PLAIN, ASK, {"status": 503}),
        ("refresh", PLAIN, ASK, {"head": '<meta http-equiv="refresh" content="0; url=https://other.example/">'}),
        ("refresh-itself", PLAIN, PASS, {"head": '<meta http-equiv="refresh" content="300">', "construct": "L01"}),
    ],
    "L30": [
        ("before", "", WARN_PLACE, {"before": PLAIN}),
        ("in-comments", "", WARN_PLACE, {"comments": f'<li id="comment-5" class="comment">{PLAIN}</li>'}),
        ("in-navigation", f'<nav>{PLAIN}</nav>', WARN_PLACE, {}),
        ("in-menu", f'<ul class="main-menu"><li>{PLAIN}</li></ul>', WARN_PLACE, {}),
        ("footer", "", ("cannot_tell", "yes", "yes"), {"footer": PLAIN}),
        ("inside-the-text", "", WARN_PLACE, {"inside": f'<a href="{ARTICLE}">Just AI</a>'}),
    ],
    "L31": [
        ("after-tags", f'<div class="tags">Теги: <a href="/t/1">боты</a>, <a href="/t/2">речь</a></div>{PLAIN}', PASS, {}),
        ("after-share", f'<div class="share">Поделиться: <a href="https://vk.com/share.php?url=x">ВК</a></div>{PLAIN}', PASS, {}),
        ("after-author", f'<div class="author">Автор: Иван Петров, редактор</div>{PLAIN}', PASS, {}),
        ("after-own-remark", f"<p>От редакции: мы согласны не со всем, о чём говорит автор этой статьи.</p>{PLAIN}", PASS, {}),
        ("before-tags", f'{PLAIN}<div class="tags">Теги: боты</div>', PASS, {"construct": "L01"}),
    ],
    "L32": [
        ("one-passes", link('rel="nofollow"') + PLAIN, PASS, {"construct": "L01|L31"}),
        ("second-hidden", PLAIN + hidden("display:none"), PASS, {"construct": "L01"}),
        ("none-passes", link('rel="nofollow"') + hidden("display:none"), FAIL, {"construct": "L04|L20"}),
    ],
    "L33": [
        ("vk", link(href=f"/away.php?to={QUOTED}"), ASK, {"url": "https://vk.com/wall-1_2"}),
        ("facebook", link(href=f"https://l.facebook.com/l.php?u={QUOTED}"), ASK, {"url": "https://www.facebook.com/partner/posts/1"}),
        ("vc-nofollow", link('rel="nofollow"'), ASK, {"url": "https://vc.ru/partner/1-statya"}),
    ],
    "L34": [
        ("post", link('target="_blank" rel="noopener"'), PASS, {"url": "https://t.me/s/partner"}),
        ("confirm", link('target="_blank" rel="noopener" onclick="return confirm(\'?\')"'), PASS, {"url": "https://t.me/s/partner/15"}),
    ],
    "none": [
        ("no-link", "", ("failed", "no", "no"), {"construct": ""}),
        ("name-only", "<p>Источник: Just AI</p>", ("failed", "no", "no"), {"construct": ""}),
        ("another-site", link(href="https://example.org/blog"), ("failed", "no", "no"), {"construct": ""}),
    ],
}
