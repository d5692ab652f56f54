// What the browser tests stand on: a store of their own, people, a server, a partner's site, a browser, and what a page must satisfy.
import { spawn, execFile, execFileSync } from "node:child_process";
import { mkdtempSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

export const sources = process.env.SOURCES;
const work = resolve(process.env.WORK);
const require = createRequire(join(work, "package.json"));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
export const shots = join(work, "screenshots");
mkdirSync(shots, { recursive: true });

export const program = resolve(process.env.SVERKA);
export const paper = (name) => join(sources, "fixtures/agreement", name, "agreement.docx");
export const shot = (page, name, options = {}) => page.screenshot({ path: join(shots, name + ".png"), ...options });
export const waited = (page) => page.waitForSelector("[data-refresh]", { state: "detached", timeout: 20000 });

let failures = 0;
let checks = 0;
export function expect(condition, what) {
  checks += 1;
  if (!condition) {
    failures += 1;
    console.error("FAILED: " + what);
  }
}

export function conclude() {
  console.log(`${checks} checks, ${failures} failures; screenshots in ${shots}`);
  process.exit(failures === 0 ? 0 : 1);
}

export const open_browser = () =>
  chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: process.getuid() === 0 ? ["--no-sandbox"] : [] });

// A page on which an error of a script, or anything that the content policy stopped, is a failure.
export async function new_page(browser, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "ru-RU", ...options });
  const page = await context.newPage();
  page.on("console", (message) => { if (message.type() === "error" && !/status of 4[0-9][0-9]/.test(message.text())) expect(false, `console: ${message.text()}`); });
  page.on("pageerror", (error) => expect(false, `script: ${error.message}`));
  return page;
}

// Signs in; a one-time password is changed to one's own, as the page asks.
export async function sign_in(page, address, login, passwords) {
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

// The page must have been opened with bypassCSP.
export async function judged(page, name) {
  await page.evaluate(axe);
  const result = await page.evaluate(() => window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"] }));
  expect(result.passes.length > 0, `${name}: nothing was judged`);
  for (const one of result.violations) {
    expect(false, `${name}: ${one.id}: ${one.nodes.map((node) => node.target.join(" ")).slice(0, 3).join(" | ")}`);
  }
}

// A store with a partner, people of every role, a server over it, and a site of the partner's to audit.
export async function set_up() {
  const folder = mkdtempSync(join(tmpdir(), "sverka-browser-"));
  // One page misspells the Company's name, and one is right until it is broken.
  const site = { broken: true };
  const pages = createServer((request, answer) => {
    answer.setHeader("Content-Type", "text/html; charset=utf-8");
    answer.end(`<!doctype html><html lang=ru><title>Партнёр</title><body><p>Мы партнёр компании ${site.broken ? "Джаст А И" : "Just AI"}.</p>` +
      (request.url === "/" ? `<p>Наш сервис Just Ai пиздец какой хороший.</p><a href="/about">О нас</a>` : "") + "</body></html>");
  });
  await new Promise((done) => pages.listen(0, "127.0.0.1", done));
  site.port = pages.address().port;
  const environment = {
    ...process.env, SVERKA_FETCH_ALLOW_ADDRESS: "127.0.0.1/32", SVERKA_FETCH_ALLOW_PORT: String(site.port), SVERKA_FETCH_DELAY_MS: "0",
    SVERKA_SCHEDULE_CONFIRM_MINUTES: "0", SVERKA_STORE_URL: `sqlite:${folder}/sverka.db`, SVERKA_STORE_PAPERS: `${folder}/papers`,
  };
  const sverka = (...words) => execFileSync(program, words, { env: environment, encoding: "utf8" }).trim().split(" ").pop();
  const schedule = (...words) => new Promise((done) => execFile(program, ["schedule", "run", ...words], { env: environment }, (_, out) => done(out)));

  sverka("partner", "add", "ООО «Ромашка»", "--inn", "7707083893");
  const passwords = {};
  for (const [login, role, name] of [["maria", "desk", "Мария"], ["alpha", "partner", "Пётр"], ["auditor", "auditor", "Анна"], ["root", "admin", "Ада"]]) {
    passwords[login] = sverka("user", "add", login, "--role", role, "--name", name, ...(role === "partner" ? ["--partner", "ООО «Ромашка»"] : []));
  }
  const server = spawn(program, ["serve", "--listen", "127.0.0.1:0"], { env: environment, stdio: ["ignore", "pipe", "ignore"] });
  const address = await new Promise((done) => server.stdout.once("data", (line) => done(String(line).trim())));
  const browser = await open_browser();
  return {
    address, browser, passwords, site, schedule, folder,
    async visitor(login, options = {}) {
      const page = await new_page(browser, options);
      if (login) await sign_in(page, address, login, passwords);
      return page;
    },
    async end() {
      await browser.close();
      server.kill("SIGTERM");
      pages.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
