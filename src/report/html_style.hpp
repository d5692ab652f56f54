// The style of the HTML report: one page, light, fit for print, no font or picture from elsewhere.
#pragma once

#include <string_view>

namespace sverka {

constexpr std::string_view kHtmlStyle = R"css(
:root{--ink:#1f2328;--soft:#5b6470;--line:#d9dce1;--paper:#fff;--ground:#f5f6f8;--link:#0b4f9e;
--bad:#a31515;--bad-bg:#fdeeee;--warn:#7a4b00;--warn-bg:#fdf4e0;--ask:#1b4f8a;--ask-bg:#eaf2fc;--good:#17633a;--good-bg:#e9f6ee;
--sans:"Segoe UI","Noto Sans","Liberation Sans",Roboto,"Helvetica Neue",Arial,sans-serif;
--serif:"PT Serif","Noto Serif","Liberation Serif","Times New Roman",Times,serif;--mono:"Cascadia Mono","DejaVu Sans Mono",Menlo,Consolas,monospace}
*{box-sizing:border-box}
html{background:var(--ground);color:var(--ink);font:15px/1.5 var(--sans);-webkit-text-size-adjust:100%}
body{margin:0 auto;padding:24px 28px 64px;max-width:1440px}
a{color:var(--link);text-underline-offset:2px}
a:focus-visible,summary:focus-visible{outline:3px solid #f2b400;outline-offset:2px;border-radius:2px}
.skip{position:absolute;left:-999px}.skip:focus{left:24px;top:8px;background:#fff;padding:6px 10px}
h1{font-size:26px;line-height:1.25;margin:0 0 4px;font-weight:650}
h2{font-size:17px;margin:28px 0 10px;font-weight:650}
h3{font-size:13px;margin:0 0 6px;color:var(--soft);font-weight:600}
header.top{background:var(--paper);border:1px solid var(--line);border-left:8px solid var(--soft);border-radius:6px;padding:20px 24px}
header.does_not_conform{border-left-color:var(--bad)}header.does_not_conform h1{color:var(--bad)}
header.needs_review{border-left-color:#c98a00}header.needs_review h1{color:var(--warn)}
header.conforms{border-left-color:var(--good)}header.conforms h1{color:var(--good)}
header.top p{margin:0 0 12px;color:var(--soft)}
dl.meta{display:grid;grid-template-columns:max-content 1fr;gap:2px 16px;margin:0}
dl.meta dt{color:var(--soft)}dl.meta dd{margin:0;overflow-wrap:anywhere}
code,.rule{font:12px/1.4 var(--mono);color:var(--soft);overflow-wrap:anywhere}
.columns{display:block}
ol.findings{list-style:none;margin:0;padding:0}
.f{background:var(--paper);border:1px solid var(--line);border-radius:6px;padding:12px 14px 12px 46px;margin:0 0 10px;position:relative;overflow-wrap:anywhere}
.f:target{border-color:var(--link);box-shadow:0 0 0 2px var(--link)}
.f .no{position:absolute;left:12px;top:12px;min-width:24px;height:24px;border-radius:12px;padding:0 6px;font-size:13px;line-height:24px;text-align:center;font-weight:650;color:#fff;background:var(--soft)}
.errors .no{background:var(--bad)}.warnings .no{background:var(--warn)}.questions .no{background:var(--ask)}
.f p{margin:0 0 6px}.f p:last-child{margin:0}.f .what{font-weight:600}.f .where,.f .basis{color:var(--soft);font-size:14px}
.f dl{display:grid;grid-template-columns:max-content 1fr;gap:4px 12px;margin:8px 0;font-size:14px}
.f dt{color:var(--soft)}.f dd{margin:0;font-family:var(--serif);font-size:15px}
.ctx{color:var(--soft)}
.advice{font-size:14px}
.paper{background:var(--paper);border:1px solid var(--line);border-radius:6px;padding:36px 44px;font:16px/1.55 var(--serif);overflow-wrap:anywhere}
.paper p{margin:0 0 .55em}.paper p.h{font-weight:700;margin-top:1em}
.paper .story{border:1px dashed #aab2bd;border-radius:4px;padding:10px 14px;margin:14px 0;font-size:15px}.paper .story h3{font-family:var(--sans);font-weight:600}
.lbl{font-variant-numeric:tabular-nums}
table.t{border-collapse:collapse;width:100%;margin:10px 0}table.t td{border:1px solid #b8bec7;padding:5px 8px;vertical-align:top}table.t p:last-child{margin:0}
.slot{background:#eef3f8;border-bottom:1px solid #9fb2c8;border-radius:2px;padding:0 1px}.slot.empty{display:inline-block;min-width:3em}
del{color:var(--bad);background:var(--bad-bg);text-decoration:line-through;text-decoration-thickness:1.5px}
del.long{display:block;margin:.4em 0;padding:4px 8px;border-left:3px solid var(--bad)}
ins{color:#0f5a33;background:#e4f5ea;text-decoration:underline;text-decoration-thickness:2px;text-underline-offset:3px}
.val{text-decoration:underline wavy var(--warn) 1.5px;text-underline-offset:4px;background:var(--warn-bg)}
.hid,.unseen{outline:1px dashed var(--bad);background:#f4f1f1}.mov{background:#efeafb;border-bottom:2px dotted #5b3aa0}.pend{background:#fff3d6;border-bottom:2px dashed var(--warn)}
.badge,.obj{display:inline-block;font:600 11px/1.5 var(--sans);color:#fff;background:#5a4a4a;border-radius:3px;padding:0 5px;margin:0 3px;vertical-align:1px}
.obj{background:none;color:var(--bad);border:1px solid var(--bad)}
.cp{font:600 .72em/1 var(--mono);color:var(--bad);border:1px solid var(--bad);border-radius:3px;padding:0 3px;margin:0 1px;text-decoration:none;white-space:nowrap}
a.n{display:inline-block;font:650 11px/16px var(--sans);color:#fff;background:var(--bad);border-radius:8px;min-width:16px;padding:0 4px;margin:0 2px;text-align:center;text-decoration:none;vertical-align:super}
a.n.warnings{background:var(--warn)}a.n.questions{background:var(--ask)}a.n.notes{background:var(--soft)}
del.rem + ins{margin-left:.2em}
.at{scroll-margin-top:30vh}.at:target + *,.at:target + del + ins{box-shadow:0 0 0 3px #f2b400}
.legend{font-size:13px;color:var(--soft);margin:0 0 10px}.legend span,.legend ins,.legend del{margin-right:14px}
table.sums td,table.sums th{text-align:right;font-weight:400;padding:3px 8px}table.sums td:nth-child(1),table.sums td:nth-child(2){text-align:left;overflow-wrap:anywhere}table.sums th{text-align:left;font-weight:600}table.sums th + td{text-align:right}
table.values{border-collapse:collapse;width:100%;background:var(--paper);font-size:14px}
table.values th,table.values td{text-align:left;padding:5px 10px;border:1px solid var(--line);vertical-align:top;overflow-wrap:anywhere}
table.values th{color:var(--soft);font-weight:600;background:#fafbfc}table.values td:first-child{color:var(--soft)}.normal{color:var(--soft)}
ul.plain{margin:0;padding-left:20px}details{margin:8px 0}summary{cursor:pointer;color:var(--link)}
.rules{columns:3 220px;font-size:13px;padding:8px 0;margin:0;list-style:none}.rules li{break-inside:avoid}
.pg{margin:0 0 22px}.pg figcaption{font-size:13px;color:var(--soft);text-align:center;margin-top:6px}
.pg svg{display:block;width:100%;height:auto;box-shadow:0 1px 2px rgba(31,35,40,.18),0 4px 14px rgba(31,35,40,.1);font-family:"Times New Roman","Liberation Serif","PT Serif",Times,serif;fill:#111}
.pg .sheet{fill:#fff}.pg .slot{fill:#e6eef7}.pg .add{fill:#c9edd6;stroke:#17803f;stroke-width:.8}.pg .chg{fill:#fbdcdc;stroke:#c02626;stroke-width:.8}
.pg .rem{fill:#c02626;stroke:#c02626;stroke-width:1.2}.pg .val{fill:#fdebc2;stroke:#b87a00;stroke-width:.8}.pg .mov{fill:#e6defa;stroke:#5b3aa0;stroke-width:.8;stroke-dasharray:2 2}
.pg .hid,.pg .unseen{fill:#f3e9ea;stroke:#a31515;stroke-width:.9;stroke-dasharray:3 2}.pg .pend{fill:#fff0c9;stroke:#b87a00;stroke-width:.8;stroke-dasharray:3 2}
.pg .obj{fill:none;stroke:#c02626;stroke-width:1.4;stroke-dasharray:5 3}.pg .u{fill:#8f2020}.pg .instead{fill:#5b6470;font-family:var(--sans)}
.pg a.n{display:inline}.pg a.n circle{fill:var(--bad);stroke:#fff;stroke-width:1}.pg a.n.warnings circle{fill:var(--warn)}.pg a.n.questions circle{fill:var(--ask)}.pg a.n.notes circle{fill:var(--soft)}
.pg a.n text{fill:#fff;font:650 8.5px var(--sans)}.pg a.n:target circle,.pg a.n:focus-visible circle{stroke:#f2b400;stroke-width:3}.pg a.n{scroll-margin-top:30vh}
footer{margin-top:28px;color:var(--soft);font-size:13px}
@media (min-width:1120px){.columns.two{display:grid;grid-template-columns:minmax(360px,42fr) 58fr;gap:28px;align-items:start}
.columns.two>.list{position:sticky;top:0;max-height:100vh;overflow:auto;scrollbar-width:thin;padding:0 6px 24px 3px}}
@media (max-width:640px){body{padding:12px}.paper{padding:18px 14px}dl.meta,.f dl{grid-template-columns:1fr}.f dt{margin-top:4px}}
@media print{@page{margin:16mm 14mm}html{background:#fff;font-size:10.5pt}body{padding:0;max-width:none}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}header.top,.f,.paper{border-radius:0}
.f,tr{break-inside:avoid}h2,h3{break-after:avoid}.paper{border:0;padding:0 1px;font-size:11pt}
.columns.two{display:block}.columns.two>.list{position:static;max-height:none;overflow:visible}
.go,.skip,.legend{display:none}a{color:inherit;text-decoration:none}a.n{color:#fff}.doc{break-before:page}
details{display:block}.pg{break-inside:avoid;margin:0}.pg figcaption{margin:1mm 0 0}.pg svg{box-shadow:none;border:.5pt solid #b8bec7;max-height:226mm;margin:0 auto}}
)css";

}  // namespace sverka
