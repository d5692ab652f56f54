// The desk in a real browser: the path of a submission as partner and desk, in both languages, by mouse, by keyboard alone and without
// scripts; axe-core on every page of every role. Screenshots are left in $WORK/screenshots.
import { spawn, execFile, execFileSync } from "node:child_process";
import { mkdtempSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const sources = process.env.SOURCES;
const work = resolve(process.env.WORK);
const require = createRequire(join(work, "package.json"));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const shots = join(work, "screenshots");
mkdirSync(shots, { recursive: true });
const folder = mkdtempSync(join(tmpdir(), "sverka-browser-"));
// A partner's site, for audits: one page that misspells the Company's name, and one that is right until it is broken.
let broken = true;
const site = createServer((request, answer) => {
  answer.setHeader("Content-Type", "text/html; charset=utf-8");
  answer.end(`<!doctype html><html lang=ru><title>Партнёр</title><body><p>Мы партнёр компании ${broken ? "Джаст А И" : "Just AI"}.</p>` +
    (request.url === "/" ? `<p>Наш сервис Just Ai пиздец какой хороший.</p><a href="/about">О нас</a>` : "") + "</body></html>");
});
await new Promise((done) => site.listen(0, "127.0.0.1", done));
const port = site.address().port;
const environment = { ...process.env, SVERKA_FETCH_ALLOW_ADDRESS: "127.0.0.1/32", SVERKA_FETCH_ALLOW_PORT: String(port), SVERKA_FETCH_DELAY_MS: "0", SVERKA_SCHEDULE_CONFIRM_MINUTES: "0", SVERKA_STORE_URL: `sqlite:${folder}/sverka.db`, SVERKA_STORE_PAPERS: `${folder}/papers` };
const program = resolve(process.env.SVERKA);
const sverka = (...words) => execFileSync(program, words, { env: environment, encoding: "utf8" }).trim().split(" ").pop();
const paper = (name) => join(sources, "fixtures/agreement", name, "agreement.docx");

const schedule = (...words) => new Promise((done) => execFile(program, ["schedule", "run", ...words], { env: environment }, (_, out) => done(out)));

let failures = 0;
let checks = 0;
const expect = (condition, what) => {
  checks += 1;
  if (!condition) {
    failures += 1;
    console.error("FAILED: " + what);
  }
};

sverka("partner", "add", "ООО «Альфа»", "--inn", "7726453187");
const passwords = {};
for (const [login, role, name] of [["maria", "desk", "Мария"], ["alpha", "partner", "Пётр"], ["auditor", "auditor", "Анна"], ["root", "admin", "Ада"]]) {
  passwords[login] = sverka("user", "add", login, "--role", role, "--name", name, ...(role === "partner" ? ["--partner", "ООО «Альфа»"] : []));
}
const server = spawn(program, ["serve", "--listen", "127.0.0.1:0"], { env: environment, stdio: ["ignore", "pipe", "ignore"] });
const address = await new Promise((done) => server.stdout.once("data", (line) => done(String(line).trim())));
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: process.getuid() === 0 ? ["--no-sandbox"] : [] });

async function visitor(login, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "ru-RU", bypassCSP: options.axe === true, ...options.context });
  const page = await context.newPage();
  page.on("console", (message) => { if (message.type() === "error" && !/40[0-9]/.test(message.text())) expect(false, `console: ${message.text()}`); });
  page.on("pageerror", (error) => expect(false, `script: ${error.message}`));
  if (login) {
    await page.goto(address + "login");
    await page.fill("[name=login]", login);
    await page.fill("[name=password]", passwords[login]);
    await page.click("main button[type=submit]");
    if (page.url().endsWith("/account")) {
      await page.fill("[name=current]", passwords[login]);
      passwords[login] = "my own password " + login;
      await page.fill("form[action='/account/password'] [name=password]", passwords[login]);
      await page.click("form[action='/account/password'] button");
    }
    expect(!page.url().includes("/login"), `${login} is let in`);
  }
  return page;
}

async function judged(page, name) {
  await page.evaluate(axe);
  const result = await page.evaluate(() => window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"] }));
  for (const one of result.violations) {
    expect(false, `${name}: ${one.id}: ${one.nodes.map((node) => node.target.join(" ")).slice(0, 3).join(" | ")}`);
  }
  checks += 1;
}

const shot = (page, name) => page.screenshot({ path: join(shots, name + ".png") });
const waited = (page) => page.waitForSelector("[data-refresh]", { state: "detached", timeout: 20000 });

try {
  // The whole path, as partner and desk.
  const partner = await visitor("alpha");
  await partner.goto(address + "submissions/new");
  await partner.setInputFiles("[name=agreement]", paper("amendment-approved"));
  await partner.setInputFiles("[name=card]", join(sources, "templates/client-card/client-card.docx"));
  await shot(partner, "partner-new");
  await partner.click("form.upload button");
  await waited(partner);
  expect(/на рассмотрении/.test(await partner.textContent(".head .state")), "the partner reads his own words of the state");
  expect((await partner.locator("table.findings tbody tr").count()) > 0, "the partner sees findings");
  expect((await partner.locator("form[action$='/amendments']").count()) === 0, "the partner cannot approve");
  await shot(partner, "partner-submission");
  await partner.locator("table.findings details summary").first().click();
  await partner.locator("table.findings textarea[name=answer]").first().fill("Клиент настоял, письмо приложим.");
  await partner.locator("table.findings form[action$='/answers'] button").first().click();
  expect(/есть ответ/.test(await partner.textContent("table.findings")), "the answer is shown");

  const desk = await visitor("maria");
  await desk.goto(address);
  await shot(desk, "desk-home");
  await desk.click("table.list a");
  await waited(desk);
  await shot(desk, "desk-submission");
  const row = desk.locator("table.findings tr", { has: desk.locator("form[action$='/amendments'] input[name=clause][value='7.2']") }).first();
  await row.locator("a.no").click();
  await desk.waitForTimeout(200);
  const seen = await desk.evaluate(() => {
    const pane = document.querySelector(".pane.text").getBoundingClientRect();
    const lit = document.querySelector(".pane.text .lit").getBoundingClientRect();
    return lit.top >= pane.top && lit.bottom <= pane.bottom;
  });
  expect(seen, "a finding's number brings its place in the text into view");
  await row.locator("summary").click();
  await row.locator("textarea[name=consent]").fill("Письмо клиента от 10.11.2026");
  await shot(desk, "desk-amendment");
  await row.locator("form[action$='/amendments'] button").click();
  await waited(desk);
  const agreed = await desk.textContent(".history");
  expect(/Согласованные правки/.test(agreed), "the approved amendment is in the history");
  await desk.locator("summary.button", { hasText: "Принять" }).first().click().catch(() => {});
  const reason = desk.locator("#reason-accept");
  if (await reason.isVisible().catch(() => false)) {
    await reason.fill("Согласовано");
    await desk.locator("form:has(#reason-accept) button").click();
  } else {
    await desk.locator("form:has(input[value=accept]) button").click();
  }
  expect(/принят/.test(await desk.textContent(".head .state")), "the desk accepts");
  await desk.locator("form:has(input[value=sign_by_company]) button").click();
  await partner.goto(desk.url().split("?")[0]);
  expect(/ожидает подписи клиента/.test(await partner.textContent(".head .state")), "the partner is told what waits for him");
  await partner.locator("summary", { hasText: "подписанный экземпляр" }).click();
  await partner.setInputFiles("details[open] [name=agreement]", paper("amendment-approved"));
  await partner.click("details[open] form.upload button");
  await partner.goto(partner.url().split("?")[0] + "?version=2");
  await waited(partner);
  expect(/соответствует/.test(await partner.textContent("[aria-labelledby=result] .conclusion")), "the signed copy is the accepted text");
  await shot(partner, "partner-signed-copy");

  // A file dropped onto the form.
  const dropper = await visitor("alpha");
  await dropper.goto(address + "submissions/new");
  const bytes = readFileSync(paper("ok-ao")).toString("base64");
  await dropper.evaluate((base64) => {
    const transfer = new DataTransfer();
    for (const name of ["first.docx", "second.docx"]) {
      transfer.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], name));
    }
    document.querySelector("form.upload").dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
  }, bytes);
  const dropped = await dropper.evaluate(() => ["agreement", "card"].map((name) => document.querySelector(`[name=${name}]`).files[0]?.name));
  expect(dropped.join() === "first.docx,second.docx", `dropped files reach their fields: ${dropped}`);

  // Without scripts, in English, by keyboard alone.
  const bare = await visitor(null, { context: { javaScriptEnabled: false, locale: "en-GB" } });
  await bare.goto(address + "login");
  for (const text of ["maria", passwords.maria]) {
    const wanted = text === "maria" ? "login" : "password";
    for (let presses = 0; presses < 20 && (await bare.locator(":focus").getAttribute("name").catch(() => "")) !== wanted; presses += 1) {
      await bare.keyboard.press("Tab");
    }
    await bare.keyboard.type(text);
  }
  await bare.keyboard.press("Enter");
  await bare.waitForURL((url) => !String(url).includes("login"));
  expect(/What waits today/.test(await bare.textContent("h1")), "English by the browser's language, signed in by keyboard");
  await bare.goto(address + "submissions/new");
  await bare.setInputFiles("[name=agreement]", paper("comma-removed"));
  await bare.focus("form.upload button");
  await bare.keyboard.press("Enter");
  await bare.waitForURL(/submissions\/\d+/);
  for (let round = 0; round < 100 && (await bare.locator("[data-refresh]").count()) > 0; round += 1) {
    await bare.waitForTimeout(100);
    await bare.reload();
  }
  expect((await bare.locator("table.findings tbody tr").count()) > 0, "findings without scripts");
  await bare.focus("details.action:has(#reason-return) summary");
  await bare.keyboard.press("Enter");
  await bare.fill("#reason-return", "A comma is missing");
  await bare.focus("form:has(#reason-return) button");
  await bare.keyboard.press("Enter");
  await bare.waitForURL(/done=decided/);
  expect(/with the partner/.test(await bare.textContent(".head .state")), "returned without scripts, by keyboard");

  // An auditor registers a resource, has it audited, writes to the partner; the partner reads the letter; the due date passes.
  const auditor = await visitor("auditor");
  await auditor.goto(address);
  await auditor.click("a.button[href='/resources/new']");
  await auditor.fill("[name=url]", `http://127.0.0.1:${port}/`);
  await auditor.fill("[name=email]", "partner@example.com");
  await shot(auditor, "auditor-new-resource");
  await auditor.click("main form button");
  await auditor.click("form[action$='/audits'] button");
  expect(/в очереди/.test(await auditor.textContent(".notice.good")), "an audit is queued");
  await schedule();
  await auditor.goto(address + "resources/1");
  expect((await auditor.locator("table.violations tbody tr").count()) >= 3, "violations are listed");
  await shot(auditor, "auditor-resource");
  await auditor.click("form[action$='/notices'] button");
  expect(/Уведомление о нарушениях/.test(await auditor.textContent("pre.letter")), "the letter is shown");
  expect(/не настроен/.test(await auditor.textContent(".notice[role=note]")), "without a server of mail the auditor is told so");
  await shot(auditor, "auditor-notice");
  await auditor.locator("summary", { hasText: "Отправлено вручную" }).click();
  await auditor.locator("details[open] form[action$='/decisions'] button").click();
  expect(/отправлено/.test(await auditor.textContent(".head .state")), "sent by hand");
  broken = false;
  const later = (days) => new Date(Date.now() + days * 86400000).toISOString().slice(0, 10);
  await schedule("--today", later(3));
  await schedule("--today", later(20));
  await auditor.goto(address + "overdue");
  expect((await auditor.locator("table.violations tbody tr").count()) >= 1, "what was not put right is overdue");
  await shot(auditor, "auditor-overdue");
  await auditor.goto(address + "resources");
  await shot(auditor, "auditor-resources");
  await auditor.goto(address + "resources/1/audits/1");
  await shot(auditor, "auditor-audit");
  await auditor.goto(address + "resources/1");
  const last = await auditor.locator("#runs tbody a").first().getAttribute("href");
  await auditor.goto(address + last.slice(1));
  await auditor.click("form[action$='/compare'] button");
  expect((await auditor.locator("section h2").count()) === 3, "two audits are held against each other");
  await shot(auditor, "auditor-comparison");
  await auditor.goto(address);
  await shot(auditor, "auditor-home");
  await partner.goto(address);
  await shot(partner, "partner-home");
  expect(/Исправить на ваших ресурсах/.test(await partner.textContent("main")), "the partner sees what waits for him");
  await partner.goto(address + "resources/1/notices/1");
  expect((await partner.locator("form[action$='/decisions']").count()) === 0, "the partner decides nothing");

  // Every page of every role in both languages: no violation, no sideways scrolling at 320 pixels.
  const pages = {
    "": ["", "check", "login", "nothing"],
    alpha: ["", "submissions", "submissions/new", "submissions/1", "submissions/1?version=2", "submissions/2", "account", "submissions?q=nothing-like-it", "resources", "resources/1", "resources/1/audits/1", "resources/1/notices/1", "notices", "overdue"],
    maria: ["", "submissions", "submissions?state=returned", "submissions/new", "submissions/1", "submissions/2", "partners", "account", "trail"],
    auditor: ["", "account", "resources", "resources/new", "resources/1", "resources/1/audits/1", "resources/1/compare?from=1&to=2", "resources/1/notices/1", "notices", "overdue"],
    root: ["", "users", "partners", "trail", "account"],
  };
  for (const [login, paths] of Object.entries(pages)) {
    const page = await visitor(login, { axe: true });
    for (const language of ["ru", "en"]) {
      for (const path of paths) {
        const name = `${login || "nobody"} ${language} /${path}`;
        await page.setViewportSize({ width: 1440, height: 900 });
        await page.goto(address + path + (path.includes("?") ? "&" : "?") + "lang=" + language);
        await waited(page);
        for (const details of await page.locator("main details:not([open]) > summary").all()) {
          if (await details.isVisible()) await details.click();
        }
        await judged(page, name);
        await page.setViewportSize({ width: 320, height: 700 });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        expect(wide <= 0, `${name} is ${wide} pixels too wide at 320`);
        if (["submissions", "submissions/1", "resources", "resources/1"].includes(path)) await shot(page, `${login}-${language}-${path.replace("/", "-")}-320`);
      }
    }
    await page.context().close();
  }
} finally {
  await browser.close();
  server.kill("SIGTERM");
  site.close();
  rmSync(folder, { recursive: true, force: true });
}
console.log(`${checks} checks, ${failures} failures; screenshots in ${shots}`);
process.exit(failures === 0 ? 0 : 1);
