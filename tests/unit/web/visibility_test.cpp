// What a person sees of a page: the text marked with "x" in each case.
#include "web/visibility.hpp"

#include <gtest/gtest.h>

#include <string>

#include "readers/html/css.hpp"
#include "readers/html/read_page.hpp"

namespace sverka {
namespace {

char told(Seen seen) {
  return seen == Seen::Yes ? 'y' : seen == Seen::Hidden ? 'h' : seen == Seen::Collapsed ? 'c' : '?';
}

// One letter for each text "x" of the page, in order: y seen, h hidden, c folded away, ? unknown.
std::string seen_of(const std::string& source, std::span<const StyleSheet> sheets = {}) {
  const WebPage page = html::read_page(source, "utf-8", {});
  const PageVisibility visibility = visibility_of(page, sheets);
  std::string out;
  for (std::uint32_t at = 0; at < page.nodes.size(); ++at) {
    if (page.nodes[at].kind == WebNodeKind::Text && page.nodes[at].text == "x") {
      out += told(visibility.nodes[at]);
    }
  }
  return out;
}

// More than four lines of any screen; "~" stands for it in a body.
std::string several_lines() {
  std::string text;
  for (int word = 0; word < 200; ++word) {
    text += "several ";
  }
  return text;
}

struct SeenCase {
  const char* style;
  const char* body;
  const char* seen;
};

const SeenCase kCases[] = {
    {"", "<p>x</p>", "y"},
    // Selectors and the cascade.
    {"p{display:none}", "<p>x</p><div>x</div>", "hy"},
    {".a .b{display:none}", "<i class=b>x</i><div class=a><p><i class='c b'>x</i></p></div>", "yh"},
    {".a>.b{display:none}", "<div class=a><p><i class=b>x</i></p></div><div class=a><i class=b>x</i></div>", "yh"},
    {".a+p{display:none}", "<i class=a></i><p>x</p><p>x</p>", "hy"},
    {".a~p{display:none}", "<p>x</p><i class=a></i><b>x</b><p>x</p>", "yyh"},
    {"p:not(.a):not(#b){display:none}", "<p class=a>x</p><p id=b>x</p><p>x</p>", "yyh"},
    {"p:nth-child(2n+1){display:none}", "<div><p>x</p><p>x</p><p>x</p></div>", "hyh"},
    {"p:last-child{display:none}", "<div><p>x</p><p>x</p></div>", "yh"},
    {"p:nth-of-type(2){display:none}", "<div><p>x</p><b>x</b><p>x</p></div>", "yyh"},
    {"[data-x]{display:none}", "<p data-x>x</p><p data-y>x</p>", "hy"},
    {"a[href^='https://just' i]{display:none}", "<a href=HTTPS://JUST-ai.com>x</a><a href=/>x</a>", "hy"},
    {"[class~=b]{display:none}[lang|=en]{display:none}", "<p class='a b'>x</p><p lang=en-US>x</p><p lang=eng>x</p>", "hhy"},
    {":is(.a,.b) i{display:none}", "<p class=b><i>x</i></p><p><i>x</i></p>", "hy"},
    {"p{display:none}.a{display:block}", "<p class=a>x</p>", "y"},
    {".a{display:block}p{display:none}", "<p class=a>x</p>", "y"},
    {"p{display:none!important}#a{display:block}", "<p id=a style='display:block'>x</p>", "h"},
    {"p{display:none}", "<p style='display:block'>x</p>", "y"},
    {"@layer a{p{display:none}}p{display:block}", "<p>x</p>", "y"},
    {"@layer a{p{display:none!important}}p{display:block!important}", "<p>x</p>", "h"},
    {"p{display:none;display:5px,}", "<p>x</p>", "h"},
    {"div{.a &{display:none}}", "<div>x</div><section class=a><div>x</div></section>", "yh"},
    {"p::before{display:none}", "<p>x</p>", "y"},
    // What is inherited, and what is not.
    {".a{visibility:hidden}.b{visibility:visible}", "<div class=a><p>x</p><p class=b>x</p></div>", "hy"},
    {".a{opacity:0}.b{opacity:1}", "<div class=a><p class=b>x</p></div>", "h"},
    {".a{font-size:0}.b{font-size:14px}.c{font-size:2em}", "<div class=a><p class=b>x</p><p class=c>x</p></div>", "yh"},
    {".a{text-indent:-9999px}.b{text-indent:0}", "<div class=a><p>x</p><p class=b>x</p></div>", "hy"},
    // Colours.
    {"body{background:#000}p{color:#fff}a{color:#010101}", "<p>x <a href=/>x</a></p><p>x</p><a href=/>x</a>", "hyh"},
    {"p{color:white}", "<p>x</p>", "h"},
    {"p{color:white}.hero{background:url(a.jpg)}", "<div class=hero><p>x</p></div>", "?"},
    {".hero{position:absolute}p{color:#fff}", "<div class=hero><p>x</p></div>", "?"},
    {"p{color:hsl(0,0%,100%)}", "<p>x</p>", "h"},
    {"p{color:rgba(0,0,0,.05)}", "<p>x</p>", "h"},
    {":root{--c:#fff}p{color:var(--c)}b{color:var(--no,#fff)}", "<p>x</p><b>x</b>", "hh"},
    {"p{--c:none}i{display:var(--c)}", "<p><i>x</i></p><i>x</i>", "hy"},
    // Boxes and places.
    {"p{height:0}", "<p>x</p>", "y"},
    {"p{height:0;overflow:hidden}", "<p>x</p>", "h"},
    {"span{height:0;overflow:hidden}", "<span>x</span>", "y"},
    {"p{position:absolute;left:-9999px}i{left:-9999px}", "<p>x</p><i>x</i>", "hy"},
    {"p{position:fixed;top:-100vh}", "<p>x</p>", "h"},
    {"p{margin-left:-2000px}", "<p>x</p>", "h"},
    {"p{transform:translateX(-9999px)}div{transform:scale(1)}", "<p>x</p><div>x</div>", "hy"},
    {"p{position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0,0,0,0)}", "<p>x</p>", "h"},
    {"p{left:calc(-100 * 100px);position:absolute}", "<p>x</p>", "h"},
    {"p{opacity:0;animation:in 1s forwards}", "<p>x</p>", "?"},
    {"p{position:fixed;top:100vh}i{position:absolute;top:900px}", "<p>x</p><i>x</i>", "hy"},
    {"div{height:20px;overflow:hidden}p{margin-top:400px}", "<div><p>x</p></div><p>x</p>", "hy"},
    {"div{max-height:30px;overflow:clip}p{padding:40px 0}", "<div><p>x</p></div>", "h"},
    {"p{transform:matrix(0,0,0,0,0,0)}i{display:block;transform:matrix(1,0,0,1,20,30)}", "<p>x</p><i>x</i>", "hy"},
    {"p{filter:blur(20px)}i{filter:blur(9px)}b{filter:blur(0)}", "<p>x</p><i>x</i><b>x</b>", "h?y"},
    {"p{mask:linear-gradient(transparent,transparent)}b{-webkit-mask-image:linear-gradient(#000,transparent)}", "<p>x</p><b>x</b>", "hy"},
    {"p{zoom:.01}b{zoom:1.5}", "<p>x</p><b>x</b>", "hy"},
    {"p{letter-spacing:-20px}b{letter-spacing:-.02em}", "<p>x</p><b>x</b>", "hy"},
    {"a{pointer-events:none}p{pointer-events:none}", "<a>x</a><p>x</p>", "?y"},
    {".a{opacity:0}.a.on{opacity:1}", "<div class=a><p>x</p></div>", "?"},
    // What an animation ends with, not what it begins with.
    {"@keyframes Out{to{opacity:0}}p{animation:Out 1s forwards}", "<p>x</p>", "?"},
    {"@keyframes in{from{opacity:0}to{opacity:1}}p{animation:in 1s}", "<p>x</p>", "y"},
    {"@keyframes out{to{opacity:0}}p{animation:outer 1s}", "<p>x</p>", "y"},
    // Colours of the newer kinds, and ground that is painted in colours.
    {"p{color:hwb(0 100% 0%)}b{color:hwb(240 0% 0%)}", "<p>x</p><b>x</b>", "hy"},
    {"p{color:oklch(100% 0 0)}b{color:oklch(55% 0.2 260)}", "<p>x</p><b>x</b>", "hy"},
    {"p{color:lab(100 0 0)}b{color:lch(30 50 200)}i{color:oklab(99.9% 0 0)}", "<p>x</p><b>x</b><i>x</i>", "hyh"},
    {"p{color:color-mix(in srgb,white 95%,black)}b{color:color-mix(in oklab,white,black)}", "<p>x</p><b>x</b>", "hy"},
    // Two shares are parts of their sum; what is missing to a whole makes the colour see-through, and colours count by their opacity.
    {"p{color:color-mix(in srgb,white 60%,black 1%)}b{color:color-mix(in srgb,white 20%,black 80%)}", "<p>x</p><b>x</b>", "hy"},
    {"p{color:color-mix(in srgb,black 3%,black 3%)}b{color:color-mix(in srgb,black 50%,black 40%)}", "<p>x</p><b>x</b>", "hy"},
    {"p{color:color-mix(in srgb,transparent 60%,white)}b{color:color-mix(in srgb,transparent,black)}", "<p>x</p><b>x</b>", "hy"},
    {"p{color:color-mix(in srgb,transparent 95%,black 5%)}b{color:color-mix(in srgb,red 0%,red 0%)}", "<p>x</p><b>x</b>", "h?"},
    {"p{color:light-dark(#fff,#000)}b{color:light-dark(#000,#fff)}i{color:canvas}", "<p>x</p><b>x</b><i>x</i>", "hyh"},
    {"p{color:color(srgb 1 1 1)}b{color:rgb(from red r g b)}", "<p>x</p><b>x</b>", "h?"},
    {"p{color:white;color:nonsense}", "<p>x</p>", "h"},
    {"div{background:linear-gradient(90deg,#000,#111)}p{color:#080808}b{color:#fff}", "<div><p>x</p><b>x</b></div>", "hy"},
    {"div{background:linear-gradient(#fff,#000)}p{color:#fff}", "<div><p>x</p></div>", "y"},
    // Conditions.
    {"@media print{p{display:none}}", "<p>x</p>", "y"},
    {"@media screen{p{display:none}}", "<p>x</p>", "h"},
    {"@media (max-width:600px){p{display:none}}", "<p>x</p>", "?"},
    {"@media (min-width:1px){p{display:none}}", "<p>x</p>", "h"},
    {"@container (width>1px){p{display:none}}", "<p>x</p>", "?"},
    {"p:has(b){display:none}", "<p>x</p>", "?"},
    {"p:hover{display:none}", "<p>x</p>", "y"},
    {".no-js p{display:none}", "<p>x</p>", "y"},
    // Folded away.
    {"", "<details><summary>x</summary><p>x</p></details>", "yc"},
    {"", "<details>x</details>", "c"},
    {"", "<details open><summary>x</summary><p>x</p></details>", "yy"},
    {".m{display:none}li:hover .m{display:block}", "<li><div class=m>x</div></li>", "c"},
    {".t{display:none}.t.on{display:block}", "<div class=t>x</div>", "?"},
    {".t{display:none}", "<a role=tab aria-controls=t href=#t></a><div id=t class=t>x</div>", "c"},
    {"", "<dialog>x</dialog>", "?"},
    // A box of ::before or ::after over the whole of an element.
    {"p{position:relative}p::after{content:'';position:absolute;inset:0;background:#fff}", "<p>x</p><b>x</b>", "?y"},
    {"p:before{content:'';position:absolute;top:0;left:0;width:100%;height:100%;background-color:white}", "<p><a>x</a></p>", "?"},
    {".a::after{position:absolute;inset:0}p::after{background:white}", "<p class=a>x</p><p>x</p>", "?y"},
    {"p::after{content:'';position:absolute;inset:0}", "<p>x</p>", "y"},
    {"p::after{content:'';position:absolute;inset:0;background:rgba(255,255,255,.3)}", "<p>x</p>", "y"},
    {"p::after{content:'';position:absolute;left:0;bottom:0;width:100%;height:2px;background:red}", "<p>x</p>", "y"},
    {"p::after{content:'';position:absolute;inset:0;background:#fff;z-index:-1}", "<p>x</p>", "y"},
    {"p::before{content:'';position:absolute;inset:0;background:#fff}b{position:relative}", "<p><b>x</b><i>x</i></p>", "y?"},
    {"p::after{content:'';position:absolute;inset:0;background:#fff}b{position:relative}", "<p><b>x</b></p>", "?"},
    {"p:hover::after{content:'';position:absolute;inset:0;background:#fff}", "<p>x</p>", "y"},
    {"p::marker{position:absolute;inset:0;background:#fff}", "<p>x</p>", "y"},
    // Rows of a grid without height.
    {"div{display:grid;grid-template-rows:0;overflow:hidden}", "<div><p>x</p></div>", "h"},
    {"div{display:grid;grid-template:0fr/1fr}p{overflow:hidden}", "<div><p>x</p></div>", "h"},
    {"div{display:grid;grid-auto-rows:0px}p{overflow:hidden}", "<div><p>x</p></div><p>x</p>", "hy"},
    {"div{display:grid;grid-template-rows:0fr}", "<div><p>x</p></div>", "y"},
    {"div{display:grid;grid-template-rows:auto 0}p{overflow:hidden}", "<div><p>x</p></div>", "y"},
    {"div{display:grid;grid-template-rows:0fr}div.open{grid-template-rows:1fr}p{overflow:hidden}", "<div class=d><p>x</p></div>", "h"},
    {"div{grid-template-rows:0}p{overflow:hidden}", "<div><p>x</p></div>", "y"},
    // Shapes that leave nothing of a box, and shapes that leave it.
    {"p{clip-path:inset(0 100% 0 0)}b{clip-path:inset(0 10% 0 0)}i{clip-path:inset(60px)}", "<p>x</p><b>x</b><i>x</i>", "hy?"},
    {"p{clip-path:polygon(0 0,0 0,0 100%,0 100%)}b{clip-path:polygon(0 0,100% 0,100% 90%,0 100%)}", "<p>x</p><b>x</b>", "hy"},
    {"p{clip-path:rect(0 0 0 0)}b{clip-path:xywh(0 0 0 0)}i{clip-path:path('M0 0')}", "<p>x</p><b>x</b><i>x</i>", "hh?"},
    {"p{clip-path:circle(0)}b{clip-path:circle(50%)}i{clip-path:none}", "<p>x</p><b>x</b><i>x</i>", "hyy"},
    // Turned away from who reads.
    {"p{transform:rotateX(90deg)}b{display:block;transform:rotateY(.25turn)}i{display:block;transform:rotate(3deg)}",
     "<p>x</p><b>x</b><i>x</i>", "hhy"},
    {"p{transform:skew(90deg)}div{transform:rotate3d(1,0,0,100grad)}h2{rotate:x 90deg}h3{transform:skewX(-10deg)}",
     "<p>x</p><div>x</div><h2>x</h2><h3>x</h3>", "hhhy"},
    // Calculated sizes.
    {"p{font-size:min(0px,1em)}b{font-size:clamp(14px,2vw,18px)}i{font-size:clamp(0px,0px,0px)}", "<p>x</p><b>x</b><i>x</i>", "hyh"},
    {"p{opacity:calc(0)}b{opacity:max(0,0)}i{opacity:calc(1 - .2)}", "<p>x</p><b>x</b><i>x</i>", "hhy"},
    {"p{width:min(0px,10px);overflow:hidden}div{width:min(100%,800px);overflow:hidden}", "<p>x</p><div>x</div>", "hy"},
    // Letters as dots, a picture in place of them, filters and blends that take the contrast away.
    {"p{-webkit-text-security:disc}b{-webkit-text-security:none}", "<p>x</p><b>x</b>", "hy"},
    {"p{content:url(a.gif)}b{content:'z'}", "<p>x</p><b>x</b>", "?y"},
    {"p{filter:brightness(0) invert(1)}b{filter:brightness(.9)}", "<p>x</p><b>x</b>", "?y"},
    {"p{mix-blend-mode:lighten}b{mix-blend-mode:normal}i{offset-path:path('M0 0')}", "<p>x</p><b>x</b><i>x</i>", "?y?"},
    {"p{contain:strict}div{contain:content}", "<p>x</p><div>x</div>", "?y"},
    // Letters through which a background shows are coloured as it is.
    {"p{background:linear-gradient(90deg,#06c,#0a0);-webkit-background-clip:text;-webkit-text-fill-color:transparent}", "<p>x</p>", "y"},
    {"p{background:linear-gradient(#fff,#fff);-webkit-background-clip:text;color:transparent}", "<p>x</p>", "h"},
    {"p{background:url(a.jpg);background-clip:text;color:transparent}b{color:transparent}", "<p>x</p><b>x</b>", "?h"},
    // What does not fit a low box, which may scroll or open.
    {"div{max-height:40px;overflow:hidden}", "<div><p>~</p><p>x</p></div><p>x</p>", "?y"},
    {"div{max-height:40px;overflow:auto}", "<div><p>~</p><p>x</p></div>", "y"},
    {"div{max-height:40px;overflow:hidden}div:hover{max-height:none}", "<div><p>~</p><p>x</p></div>", "c"},
    {".d{max-height:40px;overflow:hidden}.d.open{max-height:none}",
     "<div class=d><p>~</p><p>x</p></div><script>$('.d').addClass('open')</script>", "c"},
    {".d{max-height:40px;overflow:hidden}.d.open{max-height:none}", "<div class=d><p>~</p><p>x</p></div><script>$('.d')</script>", "?"},
    {"div{max-height:4000px;overflow:hidden}", "<div><p>~</p><p>x</p></div>", "y"},
    {"div{display:-webkit-box;-webkit-line-clamp:2;overflow:hidden}", "<div><p>~</p><p>x</p></div>", "?"},
    // Empty boxes over the line, and boxes drawn up over it.
    {"div{position:relative}i{position:absolute;inset:0;background:#fff}", "<div><p>x</p><i></i></div><p>x</p>", "?y"},
    {"div{position:relative}i{position:absolute;inset:0;background:#fff}", "<div><p>x</p><i>text</i></div>", "y"},
    {"div{position:relative}i{position:absolute;inset:0;background:#fff}b{position:relative}", "<div><p>x</p><i></i><b>x</b></div>", "?y"},
    {"div{position:relative}i{position:absolute;inset:0;background:linear-gradient(#fff,#fefefe 90%)}", "<div><p>x</p><i></i></div>", "?"},
    {"div{position:relative}i{position:absolute;inset:0;background:linear-gradient(transparent,#fff)}", "<div><p>x</p><i></i></div>", "y"},
    {"div{position:relative}img{position:absolute;left:0;top:0;width:100%;height:100%}", "<div><p>x</p><img src=a.png></div>", "?"},
    {"div{position:relative}img{position:absolute;left:0;top:0;width:100%;height:100%}p{position:relative}",
     "<div><img src=a.png><p>x</p></div>", "y"},
    {"div{position:relative}img{position:absolute;left:0;top:0;width:100%;height:100%;z-index:-1}", "<div><p>x</p><img src=a.png></div>",
     "y"},
    {"div{position:relative}img{position:absolute;right:0;top:0;width:40px;height:100%}", "<div><p>x</p><img src=a.png></div>", "y"},
    {"div{position:relative;top:-40px;height:60px;background:#fff}", "<p>y</p><p>x</p><div></div><p>x</p>", "?y"},
    {"div{position:relative;transform:translateY(-40px);height:60px;background:#fff}", "<p>x</p><div></div>", "?"},
    {"div{position:relative;transform:translate3d(0,-40px,0);height:60px;background:#fff}", "<p>x</p><div></div>", "?"},
    {"div{position:relative;top:-40px;height:60px}", "<p>x</p><div></div>", "y"},
    {"div{position:relative;top:-1px;height:60px;background:#fff}", "<p>x</p><div></div>", "y"},
    {"div{position:relative;top:-40px;background:#fff}", "<p>x</p><div>a card</div>", "y"},
    // A box over the whole window, and what is placed above it.
    {"i{position:fixed;inset:0;background:#fff}", "<p>x</p><i></i><p>x</p>", "??"},
    {"i{position:fixed;left:0;top:0;width:100vw;height:100vh;background:#fff}", "<p>x</p><i></i>", "?"},
    {"i{position:fixed;inset:0;background:#fff}b{position:relative}", "<b>x</b><i></i><b>x</b>", "?y"},
    {"i{position:fixed;inset:0;background:#fff;z-index:9}b{position:relative;z-index:10}", "<b>x</b><i></i><p>x</p>", "y?"},
    {"i{position:fixed;inset:0;background:#fff;z-index:9}p{position:relative;z-index:1}b{position:relative;z-index:10}",
     "<p><b>x</b></p><i></i>", "?"},
    {"i{position:fixed;inset:0;background:#fff;z-index:9}", "<p>x</p><i id=wait></i><script>other()</script>", "?"},
    {"i{position:fixed;inset:0;background:#fff;z-index:9}", "<p>x</p><i id=wait></i><script>take('wait')</script>", "y"},
    {".wait{position:fixed;inset:0;background:#fff;z-index:9}", "<p>x</p><i class=wait></i><script>take('.wait')</script>", "y"},
    {"i{position:fixed;inset:0;background:#fff;z-index:9}", "<p>x</p><i></i><script src=a.js></script>", "y"},
    {"i{position:fixed;inset:0;background:#fff}main{position:relative;z-index:2}",
     "<main><p>x ~</p><p>x</p></main><i></i><p>x</p><script src=a.js></script>", "y?"},
    {"i{position:fixed;inset:0;background:#fff;z-index:9;animation:a 1s}", "<p>x</p><i></i>", "y"},
    {"i{position:fixed;inset:0;background:#fff;z-index:-1}", "<p>x</p><i></i>", "y"},
    {"i{position:fixed;inset:0;background:rgba(0,0,0,.5)}", "<p>x</p><i></i>", "y"},
    {"i{position:fixed;inset:0;background:#fff;display:none}", "<p>x</p><i></i>", "y"},
    {"i{position:fixed;inset:0;background:#fff;visibility:hidden}", "<p>x</p><i></i>", "y"},
    {"i{position:fixed;inset:0;background:#fff;transform:translateX(-100%)}", "<p>x</p><i></i>", "y"},
    {"div{display:none}i{position:fixed;inset:0;background:#fff}", "<p>x</p><div><i></i></div>", "y"},
    {"i{position:fixed;top:0;left:0;right:0;height:60px;background:#fff}", "<p>x</p><i></i>", "y"},
    {"i{position:fixed;bottom:0;left:0;right:0;height:60px;background:#fff}", "<p>x</p><i></i>", "y"},
    {"i{position:fixed;inset:0;background:#fff}main{position:relative}", "<i></i><main><p>x</p></main>", "y"},
    {"div{position:fixed;inset:0;background:#fff;z-index:9}", "<p>x</p><div>a dialog of words</div>", "y"},
    {"i{display:block;height:90px}div{position:relative;margin-top:-80px;background:#fff}", "<p>x</p><i></i><div>z</div>", "y"},
    {"i{display:block;height:40px}div{position:relative;margin-top:-80px;background:#fff}", "<p>x</p><i></i><div>z</div>", "?"},
    {"div{position:relative;margin-top:-80px;background:#fff}", "<p>y</p><p>x</p><div>z</div><p>x</p>", "?y"},
    {"div{position:relative;margin-top:-80px}", "<p>x</p><div>z</div>", "y"},
    // What a script writes into the page may hold; a sheet that it loads says nobody knows what.
    {"", "<p class=s>x</p><b>x</b><script>document.write('<style>.s{display:none}</style>')</script>", "?y"},
    {"", "<p class=s>x</p><script>s.textContent='.m{color:red} p.s { visibility : hidden }'</script>", "?"},
    {"", "<p class=s>x</p><script>s.textContent='.m{display:none} .s{color:red}'</script>", "y"},
    {"", "<p>x</p><script>var l=document.createElement('link');l.rel='stylesheet';l.href='/a.css'</script>", "?"},
    {"", "<p>x</p><script>document.write('<link rel=stylesheet href=/a.css>')</script>", "?"},
    {"", "<p>x</p><script>var l=document.createElement('link');l.rel='prefetch'</script>", "y"},
    // Animations.
    {"@keyframes out{to{opacity:0}}p{animation:1s out forwards}b{animation:1s outer}", "<p>x</p><b>x</b>", "?y"},
    {"@keyframes in{to{opacity:1}}p{opacity:0;animation:in 1s .2s forwards}b{opacity:0;animation:in 1s}", "<p>x</p><b>x</b>", "y?"},
    {"@keyframes in{to{opacity:1}}p{opacity:0;animation:in 1s 9000s both}b{opacity:0;animation:in 1s both;animation-delay:90s}",
     "<p>x</p><b>x</b>", "??"},
    {"@keyframes in{to{opacity:1}}p{opacity:0;animation:in 1s both;animation-play-state:paused}", "<p>x</p>", "?"},
    {"p{opacity:1;@starting-style{opacity:0}}@starting-style{b{opacity:0}}", "<p>x</p><b>x</b>", "yy"},
    // Nobody points at what is not there; the first line may be the only one.
    {".a{display:none}.a:hover{display:block}.b{opacity:0}.b:focus{opacity:1}", "<p class=a>x</p><p class=b>x</p>", "hh"},
    {".a b{display:none}.a:hover b{display:inline}", "<p class=a>y <b>x</b></p>", "c"},
    {"p::first-line{font-size:0}b::first-letter{font-size:3em}", "<p>x</p><b>x</b>", "?y"},
    // The browser's own sheet and old attributes.
    {"", "<p hidden>x</p><p hidden=until-found>x</p>", "hc"},
    {"p{display:block}", "<p hidden>x</p>", "y"},
    {"", "<p></p><noscript>x</noscript><template>x</template><script>x</script>", "hhh"},
    {"", "<body bgcolor=black><font color=black>x</font><font color=white>x</font>", "hy"},
};

TEST(Visibility, IsWhatTheStylesSay) {
  for (const SeenCase& one : kCases) {
    std::string body = one.body;
    if (const std::size_t place = body.find('~'); place != std::string::npos) {
      body.replace(place, 1, several_lines());
    }
    EXPECT_EQ(seen_of(std::string("<style>") + one.style + "</style>" + body), one.seen) << one.style << " " << one.body;
  }
}

// Text that comes into view by a script is folded away where it is the page's way of showing text, and a doubt where it is a line.
struct EntranceCase {
  const char* style;
  const char* around;  // before what comes in, and behind it
  const char* behind;
  char much, little;  // how several lines are seen, and one
};

constexpr const char* kScript = "<script src=a.js></script>";

const EntranceCase kEntrances[] = {
    {"[data-aos]{opacity:0}[data-aos].aos-animate{opacity:1}", "<div data-aos=fade-up>", kScript, 'c', '?'},
    {".t-animate{opacity:0}.t-animate_started{opacity:1}", "<div class=t-animate>", kScript, 'c', '?'},
    {".rec{visibility:hidden}.rec.is-visible{visibility:visible}", "<div class=rec>", kScript, 'c', '?'},
    {".up{opacity:0;transform:translateY(40px)}.up.inView{opacity:1;transform:none}", "<div class=up>", kScript, 'c', '?'},
    {".elementor-invisible{visibility:hidden}", "<div class=elementor-invisible>", kScript, 'c', '?'},
    {".wow{visibility:hidden}", "<div class=wow>", kScript, 'c', '?'},
    {"", "<div style='opacity:0' data-w-id=4f>", kScript, 'c', '?'},
    {".a{opacity:0}", "<div class=a>", "<script>gsap.to('.a', {opacity: 1})</script>", 'c', '?'},
    {".a{opacity:0}", "<div class=a>", "<script>$('.a').animate({opacity: 1})</script>", 'c', '?'},
    {".a{display:none}", "<div class=a>", "<script>$('.a').fadeIn()</script>", '?', '?'},
    // Nobody shows it, or something else hides it too.
    {"[data-aos]{opacity:0}[data-aos].aos-animate{opacity:1}", "<div data-aos=fade-up>", "", '?', '?'},
    {".a{opacity:0}", "<div class=a>", kScript, 'h', 'h'},
    {".a{opacity:0}", "<div class=a>", "<script>$('.b').fadeIn()</script>", 'h', 'h'},
    {".a{opacity:0;position:absolute;left:-9999px}.a.visible{opacity:1}", "<div class=a>", kScript, 'h', 'h'},
    {".a{opacity:0}.a.secret{opacity:1}", "<div class=a>", kScript, '?', '?'},
};

TEST(Visibility, OfWhatComesIntoViewByAScript) {
  for (const EntranceCase& one : kEntrances) {
    const std::string before = std::string("<style>") + one.style + "</style>" + one.around, behind = std::string("</div>") + one.behind;
    EXPECT_EQ(seen_of(before + "<p>" + several_lines() + "</p><p>x</p>" + behind), std::string(1, one.much)) << one.style << one.behind;
    EXPECT_EQ(seen_of(before + "<p>x</p>" + behind), std::string(1, one.little)) << one.style << one.behind;
  }
  // Three short blocks are a way of showing text as well.
  const std::string block = "<p data-aos=up>x</p>", style = "<style>[data-aos]{opacity:0}.aos-animate[data-aos]{opacity:1}</style>";
  EXPECT_EQ(seen_of(style + block + block + block + kScript), "ccc");
  EXPECT_EQ(seen_of(style + block + block + "<p data-aos=up></p>" + kScript), "??");
}

TEST(Visibility, OfRootClassesThatScriptsChange) {
  EXPECT_EQ(seen_of("<html class=no-js><style>.no-js p{display:none}</style><p>x</p>"), "?");
}

TEST(Visibility, SheetsThatWereNotReadLeaveItOpen) {
  const std::string page = "<link rel=stylesheet href=a.css><p>x</p><p style='display:none'>x</p>";
  StyleSheet unread;
  unread.unread = true;
  EXPECT_EQ(seen_of(page, std::span(&unread, 1)), "?h");
  EXPECT_EQ(seen_of(page), "?h");  // not given at all
  const StyleSheet hiding = html::parse_style_sheet("p{display:none}", {});
  EXPECT_EQ(seen_of(page, std::span(&hiding, 1)), "hh");
  // A sheet for the printer may say what it likes.
  EXPECT_EQ(seen_of("<link rel=stylesheet media=print href=a.css><p>x</p>", std::span(&unread, 1)), "y");
}

// Each of these asks for more work than is done: the answer comes soon, and is that nobody knows.
TEST(Visibility, WorkIsBounded) {
  std::string deep, style, many;
  for (int at = 0; at < 300; ++at) {
    deep += "<div>";
  }
  for (int at = 0; at < 12; ++at) {
    style += "div ";
  }
  for (int at = 0; at < 3000; ++at) {
    many += "[q" + std::to_string(at) + "] " + style + "p{display:none}";
  }
  EXPECT_EQ(seen_of("<style>" + many + "</style>" + deep + "<p>x</p>"), "?");
}

}  // namespace
}  // namespace sverka
