// What the words of a script say that it does to a link.
#include "web/script_hints.hpp"

#include <gtest/gtest.h>

#include <string>

#include "readers/html/read_page.hpp"

namespace sverka {
namespace {

// Of a page whose only link is the source's; `markup` stands behind it.
bool markup_may_change(const std::string& markup) {
  std::string body = "<article class=post><p>";
  for (int word = 0; word < 80; ++word) {
    body += "word ";
  }
  body += "</p><p id=src class='source line'>Source: <a class=out href='https://just-ai.com/a'>Just AI</a></p></article>";
  const WebPage page = html::read_page(body + markup, "utf-8", {});
  ScriptHints hints(page);
  for (std::uint32_t at = 0; at < page.nodes.size(); ++at) {
    if (is_element(page.nodes[at], "a")) {
      return hints.may_change(at);
    }
  }
  ADD_FAILURE() << "no link in the page";
  return false;
}

bool may_change(const std::string& script) {
  return markup_may_change("<script>" + script + "</script>");
}

// Farther than a selection is taken to reach; "@@@" stands for it in a script.
std::string much_code() {
  std::string code;
  for (int at = 0; at < 100; ++at) {
    code += "count(1);";
  }
  return code;
}

struct ScriptCase {
  const char* script;
  bool changes;
};

const ScriptCase kCases[] = {
    {"document.querySelectorAll('article a').forEach(a => a.remove())", true},
    {"document.querySelectorAll(\"a[href*='just-ai']\").forEach(a => { a.outerHTML = a.innerText })", true},
    {"document.querySelectorAll('a[href*=\"other\"]').forEach(a => a.remove())", false},
    {"for (const a of document.links) a.rel = 'nofollow'", true},
    {"document.querySelectorAll('a').forEach(a => a.setAttribute('href', '/'))", true},
    {"document.querySelector('.out').href = '/go'", true},
    {"if (document.querySelector('.out').href == location.href) count()", false},
    {"document.getElementById('src').style.display = 'none'", true},
    {"document.getElementById('other').style.display = 'none'", false},
    {"document.getElementsByClassName('line')[0].innerHTML = ''", true},
    {"$('#src').hide()", true},
    {"$('.menu, .source').addClass('hidden')", true},
    {"$('.menu').hide(); $('#loader').remove()", false},
    {"document.addEventListener('click', e => { if (e.target.closest('a')) e.preventDefault() })", true},
    {"document.querySelectorAll('a[href^=\"#\"]').forEach(a => a.onclick = e => { e.preventDefault() })", false},
    {"$('a').on('click', function(e) { if (this.hash) { e.preventDefault(); scrollTo(this.hash) } })", false},
    {"document.querySelectorAll('a').forEach(a => { a.target = '_blank'; a.rel = 'noopener' })", false},
    // What it writes into style sheets is the cascade's (visibility_test.cpp).
    {"document.write('<style>.source{display:none}</style>')", false},
    {"document.querySelectorAll('article ' + '> p.source a').forEach(a => a.remove())", true},
    {"document.querySelectorAll('nav a, article h2 a').forEach(a => a.remove())", false},
    {"document.querySelectorAll(`a[href*='${host}']`).forEach(a => a.remove())", true},
    {"$('a[href*=just-ai.com]').remove()", true},
    {"$('a[href*=other.example]').remove()", false},
    {"$('.source:first').remove()", true},
    {"x = y.replace(/['\"]/g, ''); $('.source').remove()", true},
    // A rel that is given far from where the links are found.
    {"const all = document.querySelectorAll('.post a');@@@all.forEach(a => { a.rel = 'nofollow' })", true},
    {"const all = document.querySelectorAll('.menu a');@@@all.forEach(a => { a.rel = 'nofollow' })", false},
    // Styles that hide, however they are given, and those that do not.
    {"var e = document.querySelector('.source'); e.style.position = 'absolute'; e.style.left = '-9999px'", true},
    {"document.querySelector('.out').style.color = '#fff'", true},
    {"document.querySelector('.source').style.height = 0", true},
    {"document.querySelector('.source').style.opacity = 0.9", false},
    {"document.querySelector('.source').style.display = ''", false},
    {"$('.source').css({'display': 'none'})", true},
    {"$('.source').css('text-indent', '-999px')", true},
    {"$('.source').css({color: 'red', opacity: 0.8})", false},
    {"document.querySelector('.source').animate([{opacity: 1}, {opacity: 0}], {fill: 'forwards'})", true},
    {"document.querySelector('.source').animate([{opacity: 0}, {opacity: 1}], 300)", false},
    {"$('.source').wrap('<noindex></noindex>')", true},
    {"const r = document.createRange(); r.selectNode(document.querySelector('.source')); r.deleteContents()", true},
    // Links that are found by their place.
    {"document.currentScript.previousElementSibling.remove()", true},
    {"document.currentScript.remove()", false},
    {"for (const x of document.all) if (x.className == 'source') x.remove()", true},
    {"if (document.all && !window.opera) { old() } $('.menu').hide()", false},
    // Classes that hide, given by any of the calls; other classes do not.
    {"document.querySelector('.source').classList.add('d-none')", true},
    {"document.querySelector('.source').classList.toggle('hidden')", true},
    {"document.querySelector('.source').className = 'off'", true},
    {"document.querySelector('.source').classList.add('visible')", false},
    // Selectors that are kept in a name, members in brackets, code in a literal or put together as it runs.
    {"const s = '.source'; document.querySelector(s).remove()", true},
    {"['.source', '.x'].forEach(s => document.querySelectorAll(s).forEach(e => e.remove()))", true},
    {"const q = document.querySelectorAll.bind(document); q('.source a').forEach(e => e.remove())", true},
    {"document['querySelector']('.source')['remove']()", true},
    {"document.querySelector('.source')?.remove()", true},
    {"setTimeout(\"document.querySelector('.source').remove()\", 10)", true},
    {"document.body.innerHTML = document.body.innerHTML.replace(/<a .*?>/g, '')", true},
    {"Object.assign(document.querySelector('.source').style, {display: 'none'})", true},
    {"document.querySelector('.source').style.setProperty('display', 'none')", true},
    {"document.querySelector('.source').toggleAttribute('hidden', true)", true},
    {"document.querySelector('.post').lastElementChild.remove()", true},
    {"document.querySelector('.menu').classList.toggle('open')", false},
    {"const s = '.burger'; document.querySelector(s).classList.toggle('hidden')", false},
    // What it does to the whole article it does not do to the link alone.
    {"document.querySelector('.post').style.display = 'none'", false},
    {"// document.querySelector('.out').remove()\n/* $('#src').hide() */", false},
};

TEST(ScriptHints, TellWhatMayChangeALink) {
  for (const ScriptCase& one : kCases) {
    std::string script = one.script;
    if (const std::size_t place = script.find("@@@"); place != std::string::npos) {
      script.replace(place, 3, much_code());
    }
    EXPECT_EQ(may_change(script), one.changes) << one.script;
  }
}

TEST(ScriptHints, ReadCodeWhereverItRuns) {
  const std::string code = "document.querySelector('.out').remove()";
  for (const std::string& markup :
       {"<img src=x onerror=\"" + code + "\">", "<svg onload=\"" + code + "\"></svg>", "<script type=module>" + code + "</script>",
        "<iframe src=\"javascript:parent." + code + "\"></iframe>", "<script src=\"data:text/javascript," + code + "\"></script>",
        std::string("<script src=\"data:text/javascript;base64,ZG9jdW1lbnQucXVlcnlTZWxlY3RvcignLm91dCcpLnJlbW92ZSgp\"></script>"),
        std::string("<img src=x onerror='this.previousElementSibling.remove()'>")}) {
    EXPECT_TRUE(markup_may_change(markup)) << markup;
  }
  for (const std::string& markup : {"<button onclick=\"" + code + "\"></button>", "<script type=text/template>" + code + "</script>",
                                    std::string("<img src=x onerror=\"this.style.display='none'\">"),
                                    std::string("<link rel=preload href=/a.css onload=\"this.onload=null;this.rel='stylesheet'\">")}) {
    EXPECT_FALSE(markup_may_change(markup)) << markup;
  }
}

// What a class is called says nothing where the page's own styles say what it does.
TEST(ScriptHints, KnowTheClassesThatHideByThePagesStyles) {
  const std::string script = "<script>document.querySelector('.source').classList.add('z')</script>";
  for (const char* const style : {".z{display:none}", ".a,.Z{VISIBILITY:hidden}", ".z{position:absolute;left:-9999px}", ".z{opacity:0}",
                                  "@media all{.z{font-size:0}}"}) {
    EXPECT_TRUE(markup_may_change(script + "<style>" + style + "</style>")) << style;
    EXPECT_TRUE(markup_may_change("<style>" + std::string(style) + "</style>" + script)) << style;
  }
  for (const char* const style :
       {"", ".z{color:#06c}", ".zz{display:none}", ".menu .z{display:none}", ".z{opacity:.9}", "#z{display:none}"}) {
    EXPECT_FALSE(markup_may_change(script + "<style>" + style + "</style>")) << style;
  }
  EXPECT_FALSE(markup_may_change("<style>.z{display:none}</style><script>document.querySelector('.menu').classList.add('z')</script>"));
  EXPECT_TRUE(markup_may_change("<style>.z{display:none}</style><script>$('.source').addClass('b z')</script>"));
}

TEST(ScriptHints, TellWhereAScriptSendsAPerson) {
  const auto leads = [](const std::string& script) {
    const WebPage page = html::read_page("<p>x</p><script>" + script + "</script>", "utf-8", {});
    return ScriptHints(page).leads_to().value_or("nowhere");
  };
  EXPECT_EQ(leads("location.replace('/other')"), "/other");
  EXPECT_EQ(leads("var a = 1; window.location.href = \"https://a.example/B\""), "https://a.example/B");
  EXPECT_EQ(leads("document.location = next"), "");
  EXPECT_EQ(leads("if (location.protocol != 'https:') location.replace('x')"), "nowhere");
  EXPECT_EQ(leads("function go() { location.href = '/thanks' }"), "nowhere");
  EXPECT_EQ(leads("if (top != self) { top.location = self.location }"), "nowhere");
  EXPECT_EQ(leads("var location_of = 'x'; x.location.href = 'y'"), "nowhere");
}

TEST(ScriptHints, TellHandlersThatKeepTheClick) {
  for (const char* code :
       {"return false", "event.preventDefault()", "location.href='/go'", "this.href = '/go?1'", "window.open('https://a.example')"}) {
    EXPECT_TRUE(diverts_click(code)) << code;
  }
  for (const char* code :
       {"ym(1,'reachGoal','x'); return true;", "gtag('event','click')", "window.open(this.href); return false;", "", "count(this.href)"}) {
    EXPECT_FALSE(diverts_click(code)) << code;
  }
}

// A library that stands in the page as a whole works on elements of its own.
TEST(ScriptHints, TakeALibraryAtItsNames) {
  std::string library = "var q=document.querySelectorAll.bind(document);";
  while (library.size() < 30000) {
    library += "var d=e.createElement('div');d.innerHTML='<link/><a href=/a>x</a>';d.getElementsByTagName('a')[0].style.cssText='top:1px';";
  }
  EXPECT_FALSE(may_change(library));
  EXPECT_TRUE(may_change(library + "document.querySelector('.source').remove()"));
}

// Long runs of what opens something end soon: each of these took minutes when every one was closed by a search of its own.
TEST(ScriptHints, CostNoMoreThanTheirLength) {
  for (const char* piece : {"{", "'{'", "`{", "/[", "(/x", "'+'", "a{b:c"}) {
    std::string code;
    while (code.size() < (std::size_t{1} << 20)) {
      code += piece;
    }
    may_change("var a = \"" + code + "\";" + code);
  }
}

// Broken and hostile code ends, and soon.
TEST(ScriptHints, BearAnyCode) {
  std::string many;
  for (int at = 0; at < 20000; ++at) {
    many += "$('a.out,b,c').hide();\"";
  }
  EXPECT_FALSE(may_change("'\\"));
  EXPECT_FALSE(may_change("$('[a(#..::::,,,[');.remove()"));
  EXPECT_TRUE(may_change(many));
}

}  // namespace
}  // namespace sverka
