// Every page that each role can reach, in both languages: with axe, at three widths, by keyboard alone, without scripts. What can be reached
// stands in the server's own table of routes; a page of it that no visit below asks for is a failure.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, judged, shot, sources, waited } from "./stage.mjs";

const visits = {
  "": ["", "check", "login", "nothing"],
  alpha: [
    "", "check", "submissions", "submissions/new", "submissions/1", "submissions/1?version=2", "submissions/2", "submissions?q=nothing-like-it", "acts", "acts/1", "acts/2",
    "rewards", "rewards?period=2026-09", "rewards/1?period=2026-09", "resources", "resources/1", "resources/1/audits/1", "resources/1/compare?from=1&to=2",
    "resources/1/notices/1", "notices", "overdue", "account",
  ],
  maria: [
    "", "check", "submissions", "submissions?state=returned", "submissions/new", "submissions/1", "submissions/1?view=template", "submissions/2", "acts", "acts?state=overdue", "acts/1", "acts/2", "rewards",
    "rewards?period=2026-09", "rewards/1?period=2026-09", "ledgers", "partners", "account",
  ],
  auditor: [
    "", "check", "resources", "resources/new", "resources/1", "resources/1/audits/1", "resources/1/compare?from=1&to=2", "resources/1/notices/1", "notices", "overdue", "account",
  ],
  root: ["", "check", "users", "partners", "trail", "account", "submissions"],
};
// What is sent as a file or is a page of its own with another frame.
const files = {
  alpha: ["submissions/1/versions/1/paper", "submissions/1/versions/1/card", "submissions/1/versions/1/report.html", "submissions/1/versions/1/report.json", "acts/1/versions/1/paper",
    "acts/1/versions/1/report.html", "acts/1/versions/1/report.json", "rewards/1/statement.csv?period=2026-09", "rewards/1/statement.xlsx?period=2026-09", "rewards/1/statement.json?period=2026-09",
    "resources/1/audits/1/report.html", "resources/1/audits/1/report.json", "resources/1/notices/1/letter.eml"],
  maria: ["submissions/1/versions/1/paper", "submissions/1/versions/1/card", "submissions/1/versions/1/report.html", "submissions/1/versions/1/report.json", "acts/1/versions/1/paper",
    "acts/1/versions/1/report.html", "acts/1/versions/1/report.json", "rewards/1/statement.csv?period=2026-09", "ledgers/1/payments.csv"],
  auditor: ["resources/1/audits/1/report.html", "resources/1/audits/1/report.json", "resources/1/notices/1/letter.eml"],
  root: [],
};
const roles = { "": [], alpha: ["kPartners", "kSignedIn"], maria: ["kDesk", "kSignedIn"], auditor: ["kAuditors", "kSignedIn"], root: ["kAdmins", "kSignedIn"] };

function nothing_is_left_out() {
  const table = readFileSync(join(sources, "src/server/routes.cpp"), "utf8");
  const rows = [...table.matchAll(/\{"GET", "([^"]+)", ([^,]+),/g)].filter(([, path]) => !/^\/(api|assets|healthz|readyz)/.test(path));
  expect(rows.length > 30, `the table of routes is read: ${rows.length} rows`);
  for (const [login, names] of Object.entries(roles)) {
    const asked = [...visits[login], ...(files[login] ?? [])].map((path) => "/" + path.split("?")[0]);
    for (const [, pattern, who] of rows) {
      const open = who.split("|").some((one) => one.trim() === "kEverybody" || names.includes(one.trim()));
      const shape = new RegExp("^" + pattern.replace(/[.]/g, "\\.").replace(/\{word\}/g, "[^/]+").replace(/\{\w+\}/g, "\\d+") + "$");
      const left = login !== "" && pattern === "/login";
      expect(!open || left || asked.some((path) => shape.test(path)), `${login || "nobody"} is not taken to ${pattern}`);
    }
  }
}

// What is drawn past its box, cut off, or wider than the room that it has.
const crowded = () => {
  const found = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) found.push(`the page is ${root.scrollWidth - root.clientWidth} pixels too wide`);
  for (const one of document.querySelectorAll("body *")) {
    const style = getComputedStyle(one);
    if (one.tagName === "THEAD" || style.display === "none" || style.visibility === "hidden" || one.closest("svg, .skip") || !one.checkVisibility()) continue;
    const name = one.tagName.toLowerCase() + (one.className ? "." + String(one.className).replace(/ /g, ".") : "");
    if (/auto|scroll|hidden|clip/.test(style.overflowX) && !/INPUT|SELECT|TEXTAREA|PRE/.test(one.tagName) && one.scrollWidth > one.clientWidth + 1) {
      found.push(`${name} hides ${one.scrollWidth - one.clientWidth} pixels`);
    }
    if (one.textContent.trim() && ["A", "BUTTON", "TH", "TD", "P", "H1", "H2", "LI", "DD", "LABEL"].includes(one.tagName)) {
      const box = one.getBoundingClientRect(), room = one.parentElement.getBoundingClientRect();
      if (style.position !== "absolute" && box.width > 0 && box.right > room.right + 2 && getComputedStyle(one.parentElement).display !== "inline") {
        found.push(`${name} stands ${Math.round(box.right - room.right)} pixels out of ${one.parentElement.tagName.toLowerCase()}: ${one.textContent.trim().slice(0, 30)}`);
      }
    }
  }
  return found.slice(0, 4);
};

// The words of the desk itself, as against names and texts of people: in English none of them may be Russian.
const russian_words = () =>
  [...document.querySelectorAll("th, label, legend, summary, button, .state, .conclusion, .tag, nav a, .facts dt, .hint")]
    .filter((one) => !one.closest("[lang=ru], .paper, .letter, .pane.text") && /[а-яё]/i.test(one.textContent.replace(/[«„"][^»“"]*[»“"]/g, "")))
    .map((one) => one.textContent.trim().slice(0, 50));

const reachable = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";

// From the top by the tabulator alone: everything that can be worked is come to, in order, and is seen to be.
async function by_keyboard(page, name) {
  const wanted = await page.evaluate((selector) => {
    const all = [...document.querySelectorAll(selector)].filter((one) => !one.disabled && one.checkVisibility());
    const groups = new Set();
    const kept = all.filter((one) => {
      if (one.type !== "radio") return true;
      const first = !groups.has(one.name);
      groups.add(one.name);
      return first;
    });
    kept.forEach((one, index) => { one.dataset.wanted = one.type === "radio" ? "radio-" + one.name : String(index); });
    all.filter((one) => one.type === "radio").forEach((one) => { one.dataset.wanted = "radio-" + one.name; });
    return kept.map((one) => [one.dataset.wanted, one.outerHTML.slice(0, 80)]);
  }, reachable);
  const come = new Set();
  await page.evaluate(() => { document.activeElement?.blur(); getSelection().removeAllRanges(); });
  for (let presses = 0; presses < wanted.length + 5; presses += 1) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const one = document.activeElement;
      const style = getComputedStyle(one);
      return { wanted: one.dataset.wanted, seen: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1, what: one.outerHTML.slice(0, 80), order: one.tabIndex };
    });
    if (at.wanted === undefined) continue;
    come.add(at.wanted);
    expect(at.seen, `${name}: no sign of the focus on ${at.what}`);
    expect(at.order <= 0, `${name}: the order of ${at.what} is forced`);
  }
  for (const [wanted_one, what] of wanted) expect(come.has(wanted_one), `${name}: the keyboard does not come to ${what}`);
}

// The same page without scripts says the same, and every button stands in a form that goes somewhere.
const says = () => ({
  text: document.querySelector("main").innerText.replace(/\s+/g, " ").trim(),
  idle: [...document.querySelectorAll("button")].filter((one) => one.checkVisibility() && !one.form?.getAttribute("action")).map((one) => one.textContent),
});

async function one_page(stage, page, bare, login, path, language) {
  const name = `${login || "nobody"} ${language} /${path}`;
  const file = `page-${login || "nobody"}-${language}-${path.replace(/[^a-z0-9]+/gi, "-") || "home"}`;
  const address = stage.address + path + (login ? "" : `?lang=${language}`);
  await page.setViewportSize({ width: 1280, height: 900 });
  const answer = await page.goto(address);
  const status = path === "nothing" ? 404 : path === "submissions" && login === "root" ? 403 : 200;
  expect(answer.status() === status, `${name} answers ${answer.status()}`);
  await waited(page);
  expect((await page.getAttribute("html", "lang")) === language, `${name}: the page says its language`);
  expect((await page.locator("h1").count()) === 1, `${name}: one heading`);
  if (language === "en") expect((await page.evaluate(russian_words)).length === 0, `${name}: Russian words: ${(await page.evaluate(russian_words)).join(" | ")}`);
  for (const width of [1280, 400, 320]) {
    await page.setViewportSize({ width, height: 900 });
    for (const fault of await page.evaluate(crowded)) expect(false, `${name} at ${width}: ${fault}`);
    if (width !== 320) await shot(page, `${file}-${width}`, { fullPage: true });
  }
  await page.setViewportSize({ width: 1280, height: 900 });
  const scripted = await page.evaluate(says);
  if (language === "ru") await by_keyboard(page, name);
  for (const details of await page.locator("main details:not([open]) > summary").all()) {
    if (await details.isVisible()) await details.click();
  }
  await judged(page, name);
  for (const width of [1280, 400, 320]) {
    await page.setViewportSize({ width, height: 900 });
    for (const fault of await page.evaluate(crowded)) expect(false, `${name} opened, at ${width}: ${fault}`);
  }
  await bare.goto(address);
  const plain = await bare.evaluate(says);
  expect(plain.text === scripted.text, `${name}: without scripts the page says something else`);
  expect(plain.idle.length === 0, `${name}: without scripts nothing happens on ${plain.idle.join()}`);
}

// The language is the user's own, and is changed by the switch in the bar.
async function read_in(stage, page, language) {
  await page.goto(stage.address + "account");
  if ((await page.getAttribute("html", "lang")) !== language) await page.click(`button[lang=${language}]`);
  expect((await page.getAttribute("html", "lang")) === language, `the switch of languages leads to ${language}`);
}

export async function every_page(stage) {
  nothing_is_left_out();
  for (const [login, paths] of Object.entries(visits)) {
    const page = await stage.visitor(login, { bypassCSP: true });
    const bare = await stage.visitor(login, { javaScriptEnabled: false });
    for (const language of ["ru", "en"]) {
      if (login) await read_in(stage, page, language);
      for (const path of paths) await one_page(stage, page, bare, login, path, language);
      for (const path of (files[login] ?? []).filter((one) => one.endsWith(".html"))) {
        await page.goto(stage.address + path);
        await judged(page, `${login} ${language} /${path}`);
        await shot(page, `report-${login}-${language}-${path.replace(/[^a-z0-9]+/gi, "-")}`, { fullPage: false });
      }
    }
    for (const path of files[login] ?? []) {
      const answer = await page.request.get(stage.address + path);
      expect(answer.status() === 200 && (await answer.body()).length > 0, `${login} is sent /${path}: ${answer.status()}`);
      expect(answer.headers()["x-content-type-options"] === "nosniff", `/${path} may be sniffed`);
    }
    await page.context().close();
    await bare.context().close();
  }
}
