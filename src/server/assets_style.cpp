#include "server/assets.hpp"

namespace sverka {

// It stands over the report's style (report/html_style.hpp) and uses its colours.
const std::string_view kDeskStyle = R"css(
body.desk{max-width:none;margin:0;padding:0;font-size:14px;line-height:1.45}
.desk h1{font-size:20px;margin:0}.desk h2{font-size:15px;margin:0}.desk h3{font-size:13px;margin:14px 0 4px;color:var(--ink)}
.desk main{padding:16px 20px 48px;max-width:1680px;margin:0 auto}.desk main.text{max-width:860px}.desk main:focus{outline:none}
.desk .skip:focus{left:12px;z-index:9}
.bar{display:flex;flex-wrap:wrap;align-items:center;gap:4px 20px;background:#1f3a5f;color:#fff;padding:0 20px;min-height:44px}
.desk .bar a,.desk .bar button.plain{color:#fff;text-decoration:none}.desk .bar a:hover,.desk .bar button.plain:hover{text-decoration:underline;background:none}
.brand{font-weight:700;font-size:16px}.bar ul{list-style:none;display:flex;flex-wrap:wrap;margin:0;padding:0;gap:0 2px}
.bar li a{display:block;padding:11px 10px}.bar [aria-current]{box-shadow:inset 0 -3px #8fd3a8;font-weight:600}
.who{margin-left:auto;display:flex;flex-wrap:wrap;gap:4px 16px;align-items:center}.who form{margin:0}
.desk main>h1{margin-bottom:10px}.head{display:flex;flex-wrap:wrap;gap:8px 16px;align-items:flex-end;margin:0 0 10px}.head .button{margin-left:auto}.crumb{margin:0;font-size:13px}
.num{color:var(--soft);font-variant-numeric:tabular-nums;font-weight:400}.soft{color:var(--soft)}.hint{color:var(--soft);font-size:13px;margin:3px 0}
.desk table{border-collapse:collapse;width:100%;background:var(--paper)}
.desk .scroll{overflow-x:auto;border:1px solid var(--line);border-radius:4px;margin:6px 0 18px}.desk .scroll table{border:0}
.desk th{font-weight:600;font-size:12px;color:var(--soft);text-align:left;background:#fafbfc}
.desk table:not(.t) th,.desk table:not(.t) td{padding:6px 10px;border-bottom:1px solid var(--line);vertical-align:top}
.desk table:not(.t) td{border-left:0;border-right:0}.list tbody tr:hover{background:#f3f7fb}.list td{overflow-wrap:break-word}.list td a,.list code{overflow-wrap:anywhere}.list td:nth-child(1),.list time,.list .state,.list .conclusion,.list th{white-space:nowrap}
.state,.conclusion,.tag{display:inline-block;border-radius:3px;padding:1px 7px;font-size:12px;line-height:1.5;background:#e9ecf0;color:#333b45}
.state.submitted{background:#eaf2fc;color:#1b4f8a}.state.checked{background:#fdf4e0;color:#6b4200}.state.returned{background:#fdeeee;color:#8f1212}
.state.accepted,.state.signed_by_company,.state.signed_by_client{background:#e9f6ee;color:#14532f}.state.invoiced{background:#efeafb;color:#48307f}.state.paid{background:#14532f;color:#fff}
.state.v-new{background:#fdf4e0;color:#6b4200}.state.v-notified,.state.v-open,.state.n-queued{background:#eaf2fc;color:#1b4f8a}.state.v-overdue,.state.n-failed,.state.n-in_doubt{background:#fdeeee;color:#8f1212}.state.v-fixed,.state.n-sent{background:#e9f6ee;color:#14532f}
.count{font-variant-numeric:tabular-nums}.count.bad{color:var(--bad);font-weight:700}.count.warn{color:var(--warn);font-weight:700}
.violations .what{font-weight:600;min-width:16em}.violations p{margin:2px 0}.violations .quote{font-family:var(--serif);border-left:3px solid var(--line);padding-left:6px;overflow-wrap:anywhere}
.state.awaited{background:#eaf2fc;color:#1b4f8a}.state.overdue{background:#fdeeee;color:#8f1212}.state.received{background:#fdf4e0;color:#6b4200}.sum,.desk th.sum{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}.desk tfoot th,.desk tfoot td{background:#fafbfc;font-weight:600}.desk tfoot th{text-align:right}.counts [aria-current]{box-shadow:inset 0 -3px #0b4f9e}
.letter{white-space:pre-wrap;overflow-wrap:anywhere;background:var(--paper);border:1px solid var(--line);border-radius:4px;padding:14px 18px;font:14px/1.5 var(--serif);max-width:860px;margin:6px 0 18px}
.conclusion{background:none;padding:0;font-weight:600}.conclusion.conforms{color:var(--good)}.conclusion.does_not_conform,.conclusion.could_not_check{color:var(--bad)}.conclusion.needs_review{color:var(--warn)}
.conclusion.waiting{color:var(--soft);font-weight:400}
.tag.error{background:var(--bad-bg);color:var(--bad)}.tag.warning{background:var(--warn-bg);color:var(--warn)}.tag.question{background:var(--ask-bg);color:var(--ask)}.tags{display:flex;flex-wrap:wrap;gap:4px;margin:3px 0}
.desk button,.button{font:600 14px/1.3 var(--sans);color:#fff;background:#0b4f9e;border:1px solid #0b4f9e;border-radius:4px;padding:7px 14px;cursor:pointer;text-decoration:none;display:inline-block}
.desk button:hover,.button:hover{background:#083d7a}.desk button.quiet,.button.quiet{background:var(--paper);color:#0b4f9e}.desk button.quiet:hover,.button.quiet:hover{background:#eaf2fc}
.desk button.plain{background:none;border:0;padding:0;font-weight:400;color:var(--link);text-decoration:underline}.desk button.busy{opacity:.6}
.desk :focus-visible{outline:3px solid #f2b400;outline-offset:1px}
.field{margin:10px 0}.field label{display:block;font-weight:600;margin-bottom:3px}
.desk input:not([type=hidden]),.desk select,.desk textarea{font:inherit;color:inherit;background:#fff;border:1px solid #7d8793;border-radius:4px;padding:6px 8px;max-width:100%;width:100%}
.desk input[type=file]{border-style:dashed;padding:12px 8px}.upload.over input[type=file]{background:#eaf2fc;border-color:#0b4f9e}
.desk fieldset{border:0;padding:0;margin:0 0 8px}.desk legend{font-weight:600;padding:0}label.choice{display:block;padding:3px 0}.desk input[type=radio]{width:auto;margin-right:6px}
.card{background:var(--paper);border:1px solid var(--line);border-radius:6px;padding:14px 18px;margin:14px 0}.wide .card form{max-width:760px}.card.narrow{max-width:380px;margin:32px auto}.narrow button{margin-top:6px}
.filters{display:flex;flex-wrap:wrap;gap:6px 12px;align-items:flex-end;margin:0 0 10px}.filters .field{margin:0;flex:0 1 200px}.filters .field:has(>input){flex:1 1 260px;max-width:720px}
.counts{list-style:none;display:flex;flex-wrap:wrap;gap:8px;margin:0 0 18px;padding:0}.counts a{display:block;background:var(--paper);border:1px solid var(--line);border-radius:4px;padding:6px 12px;text-decoration:none}.counts b{font-size:17px;margin-right:4px}
.views ul,.tabs ul,.answers{list-style:none;padding:0;margin:0 0 8px}.views ul,.tabs ul{display:flex;flex-wrap:wrap;gap:4px 14px}.views form{display:inline;margin-left:4px}
.tabs{background:#fafbfc;border-bottom:1px solid var(--line);padding:8px 10px 0;position:sticky;top:0;z-index:1}.tabs a[aria-current]{font-weight:700;color:var(--ink);text-decoration:none}
.inline{margin:0 0 12px}.paging{display:flex;gap:16px;margin:12px 0}.empty{color:var(--soft);padding:12px 0}.empty.good{color:var(--good);padding:14px}
.notice{border-left:4px solid #c98a00;background:var(--warn-bg);padding:8px 12px;margin:0 0 12px;border-radius:0 4px 4px 0}.notice.bad{border-color:var(--bad);background:var(--bad-bg);color:#7c1010}.notice.good{border-color:var(--good);background:var(--good-bg);color:#0f4527}
.facts{display:flex;flex-wrap:wrap;gap:4px 28px;margin:0 0 12px}.facts dt{color:var(--soft);float:left;margin-right:6px}.facts dd{margin:0;overflow-wrap:anywhere}.facts dt{float:none}.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,max-content));grid-auto-flow:column;grid-template-rows:auto auto;justify-content:start}
.actions{display:flex;flex-wrap:wrap;gap:8px;align-items:flex-start;margin:0 0 16px}.actions form{margin:0}.action summary{list-style:none}.action summary::-webkit-details-marker{display:none}
.action[open]{flex:1 1 100%;max-width:640px;background:var(--paper);border:1px solid var(--line);border-radius:6px;padding:12px 16px}.action[open] form{margin-top:8px}.actions details{margin:0}
.links{margin-left:auto;display:flex;flex-wrap:wrap;gap:4px 14px}
.panes{display:grid;grid-template-columns:minmax(0,46fr) minmax(0,54fr);gap:12px;height:calc(100vh - 120px);min-height:420px}.panes.together{grid-template-columns:minmax(0,1fr) minmax(0,1fr)}.panes.one{grid-template-columns:1fr;height:auto}
.pane{overflow:auto;border:1px solid var(--line);border-radius:4px;background:var(--paper);scrollbar-width:thin}.pane.text{background:var(--ground);padding:0 12px 12px}.pane .doc h2{margin:10px 0 4px}
.pane .paper{padding:24px 28px;font-size:15px}
table.findings .what{font-weight:600;margin:0}.findings p{margin:2px 0}.findings tr{scroll-margin-top:48px}.findings tr:target,.findings tr.lit{background:#fff9e5}
a.no{display:inline-block;min-width:22px;text-align:center;border-radius:11px;color:#fff;background:var(--soft);text-decoration:none;font-weight:650;font-size:12px;line-height:22px;padding:0 5px}
tr.error a.no{background:var(--bad)}tr.warning a.no{background:var(--warn)}tr.question a.no{background:var(--ask)}
.compared{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:2px 10px;margin:4px 0;font-size:13px}.compared dt{color:var(--soft)}.compared dd{margin:0;font-family:var(--serif);font-size:14px;overflow-wrap:anywhere;max-height:9em;overflow:auto}
.compared .expected{border-left:3px solid var(--good);padding-left:6px}.compared .observed{border-left:3px solid var(--bad);padding-left:6px}
.findings details{margin:4px 0}.answers li{border-left:3px solid var(--line);padding:2px 8px;margin:4px 0}
.lit{box-shadow:0 0 0 3px #f2b400}tr.lit{box-shadow:none}
.history{border-top:1px solid var(--line);margin-top:20px;padding-top:12px}.history code{font-size:11px}.history li{margin:4px 0}ol.plain{padding-left:20px;margin:0}
.secret{font-size:17px;color:var(--ink);background:#fff;border:1px solid var(--line);padding:4px 8px;user-select:all}.row-actions form{display:inline-block;margin-right:12px}
.waiting{padding:14px;background:var(--paper);border:1px solid var(--line);border-radius:4px}
@media (max-width:1000px){.panes,.panes.together{grid-template-columns:1fr;height:auto}.pane{max-height:none}.tabs{position:static}}
@media (max-width:640px){.desk main{padding:12px}.facts{grid-auto-flow:row;grid-template-columns:max-content minmax(0,1fr);grid-template-rows:none;gap:2px 14px}.links,.head .button{margin-left:0}.bar{padding:6px 12px 0}.who{gap:4px 12px}.bar nav{order:1;flex-basis:100%}.bar ul{margin-left:-8px}.bar li a{padding:7px 8px}.pane .paper{padding:14px}

.scroll thead{display:none}.desk .scroll :is(table,tbody,tfoot,tr,td,tfoot th){display:block}.scroll :is(tbody,tfoot) tr{border-bottom:1px solid var(--line);padding:6px 0}
.desk .scroll table:not(.t) :is(td,th){border:0;padding:2px 12px}.desk .scroll table:not(.t) td[data-of]{display:flow-root;padding-left:132px;text-align:left;white-space:normal;min-height:24px}.desk .scroll table:not(.t) td:empty{display:none}
.scroll td[data-of]::before{content:attr(data-of);float:left;width:112px;margin-left:-120px;font-size:12px;line-height:1.6;color:var(--soft);overflow-wrap:anywhere;white-space:normal}
.desk .scroll table:not(.t) td.num{min-height:0;padding-left:12px}.scroll td.num::before{display:none}.desk .scroll :is(.state,.conclusion){white-space:normal}.desk .scroll table:not(.t) td:has(>.what){padding-left:12px}.scroll td:has(>.what)::before{display:none}
.desk .scroll tfoot tr{display:flex;padding:2px 0}.desk .scroll tfoot th{flex:1;text-align:left;white-space:normal}
.findings thead{display:none}.desk table.findings:not(.t) td{display:block;border:0;padding:2px 10px}.findings tr{display:block;border-bottom:1px solid var(--line);padding:6px 0}}
@media print{.bar,.actions,.tabs,.links{display:none}.panes{display:block;height:auto}.pane{overflow:visible;border:0}}
)css";

}  // namespace sverka
