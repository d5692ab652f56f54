// The work of each role, done as people do it: the path of a submission, of an act and of an audit.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, paper, shot, sources, waited } from "./stage.mjs";

// The whole path of an agreement, as partner and desk.
export async function submission_path(stage) {
  const partner = await stage.visitor("alpha");
  await partner.goto(stage.address + "submissions/new");
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

  const desk = await stage.visitor("maria");
  await desk.goto(stage.address);
  await shot(desk, "desk-home");
  await desk.click("table.list a");
  await waited(desk);
  await shot(desk, "desk-submission");
  // The template beside the text, scrolled together clause by clause.
  await desk.click(".links a[href*='view=template']");
  const panes = desk.locator(".panes.together .pane.text");
  expect((await panes.count()) === 2, "the template stands beside the text");
  await panes.nth(1).hover();
  await desk.evaluate(() => {
    const [, text] = document.querySelectorAll(".panes.together .pane");
    const clause = [...text.querySelectorAll(".paper p")].find((one) => /^\s*7\.2/.test(one.textContent));
    text.scrollTop += clause.getBoundingClientRect().top - text.getBoundingClientRect().top;
  });
  await desk.waitForTimeout(200);
  const apart = await desk.evaluate(() => {
    const tops = [...document.querySelectorAll(".panes.together .pane")].map((pane) =>
      [...pane.querySelectorAll(".paper p")].find((one) => /^\s*7\.2/.test(one.textContent)).getBoundingClientRect().top);
    return Math.abs(tops[0] - tops[1]);
  });
  expect(apart < 20, `clause 7.2 of the template stands ${apart} pixels from that of the text`);
  await shot(desk, "desk-template-beside");
  await desk.click(".links a[href$='#result']:not([href*='view=template'])");
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
}

// Files dropped onto the form.
export async function dropped_files(stage) {
  const dropper = await stage.visitor("alpha");
  await dropper.goto(stage.address + "submissions/new");
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
}

// Without scripts, in English, by keyboard alone.
export async function bare_path(stage) {
  const bare = await stage.visitor(null, { javaScriptEnabled: false, locale: "en-GB" });
  await bare.goto(stage.address + "login");
  for (const text of ["maria", stage.passwords.maria]) {
    const wanted = text === "maria" ? "login" : "password";
    for (let presses = 0; presses < 20 && (await bare.locator(":focus").getAttribute("name").catch(() => "")) !== wanted; presses += 1) {
      await bare.keyboard.press("Tab");
    }
    await bare.keyboard.type(text);
  }
  await bare.keyboard.press("Enter");
  await bare.waitForURL((url) => !String(url).includes("login"));
  expect(/What waits today/.test(await bare.textContent("h1")), "English by the browser's language, signed in by keyboard");
  await bare.goto(stage.address + "submissions/new");
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
}

// A ledger comes in, the partner sends the act of a payout, the desk decides, the partner reads his rewards.
export async function act_path(stage) {
  const tables = {
    "partners.csv": "partner;name;inn\np1;ООО «Ромашка»;7707083893\np2;ИП Кравец Дмитрий Юрьевич;500100732259\n",
    "statuses.csv": "partner;status;from\np1;strategic;2026-01-01\np2;certified;2026-01-01\n",
    "clients.csv": "client;name;partner;attached_on\nc1;ООО «Василёк»;p1;2026-01-15\nc2;ООО «Длинное наименование клиента, которое занимает место»;p1;2026-02-01\n",
    "payments.csv": "payment;client;paid_at;amount;category\n1;c1;2026-09-05;24000,00;optimal\n2;c2;2026-09-07;36000,00;premium\n3;c1;2026-10-05;24000,00;optimal\n",
    "payouts.csv": "payout;partner;debited_on;received_on;amount;periods\no9;p1;2026-10-20;2026-10-20;10000,00;2026-09\no10;p1;2026-11-20;2026-11-20;6000,00;2026-10\n",
  };
  const files = (names) => names.map((name) => ({ name, mimeType: "text/csv", buffer: Buffer.from(tables[name]) }));
  const desk = await stage.visitor("maria");
  await desk.goto(stage.address + "ledgers");
  await desk.setInputFiles("[name=files]", { name: "payments.csv", mimeType: "text/csv", buffer: Buffer.from("payment;client;paid_at;amount;category\n1;c9;2026-13-05;many;optimal\n") });
  await desk.click("form.upload button");
  expect(/прежний учёт остаётся в силе/.test(await desk.textContent("main")), "a ledger with faults changes nothing");
  expect((await desk.locator("main table tbody tr").count()) > 0, "each fault is listed");
  await shot(desk, "desk-ledger-refused");
  await desk.setInputFiles("[name=files]", files(Object.keys(tables)));
  await desk.click("form.upload button");
  expect((await desk.locator("main table tbody tr").count()) === 1, "the ledger is in the list");
  await shot(desk, "desk-ledgers");

  const partner = await stage.visitor("alpha");
  await partner.goto(stage.address + "acts");
  expect((await partner.locator("main table tbody tr").count()) === 2, "each payout awaits its act");
  await partner.locator("main table tbody tr", { hasText: "10 000,00" }).locator("a").first().click();
  await partner.setInputFiles("[name=act]", join(sources, "fixtures/act/ok-accounting/act.pdf"));
  await partner.click("form.upload button");
  await waited(partner);
  await shot(partner, "partner-act");
  await desk.goto(partner.url().split("?")[0]);
  await waited(desk);
  await shot(desk, "desk-act");
  const accept = desk.locator("form:has(input[name=kind][value=accept])");
  if (!(await accept.locator("button").isVisible())) {
    await desk.locator("details:has(input[name=kind][value=accept]) > summary").click();
    await accept.locator("textarea").fill("Сверено с оригиналом");
  }
  await accept.locator("button").click();
  expect((await desk.locator(".notice.good").count()) === 1, "the desk decides on the act");
  await partner.goto(stage.address + "rewards");
  expect(/14\s?400,00|21\s?000,00|10\s?500,00|\d\s?\d00,00/.test(await partner.textContent("main")), "the partner sees his rewards");
  await desk.goto(stage.address + "rewards?period=2026-09");
  await shot(desk, "desk-rewards");
  await desk.locator("main table tbody a").first().click();
  await shot(desk, "desk-statement");
}

// An auditor registers a resource, has it audited, writes to the partner; the partner reads the letter; the due date passes.
export async function audit_path(stage) {
  const auditor = await stage.visitor("auditor");
  const partner = await stage.visitor("alpha");
  await auditor.goto(stage.address);
  await auditor.click("a.button[href='/resources/new']");
  await auditor.fill("[name=url]", `http://127.0.0.1:${stage.site.port}/`);
  await auditor.fill("[name=email]", "partner@example.com");
  await shot(auditor, "auditor-new-resource");
  await auditor.click("main form button");
  await auditor.click("form[action$='/audits'] button");
  expect(/в очереди/.test(await auditor.textContent(".notice.good")), "an audit is queued");
  await stage.schedule();
  await auditor.goto(stage.address + "resources/1");
  expect((await auditor.locator("table.violations tbody tr").count()) >= 3, "violations are listed");
  await shot(auditor, "auditor-resource");
  await auditor.click("form[action$='/notices'] button");
  expect(/Уведомление о нарушениях/.test(await auditor.textContent("pre.letter")), "the letter is shown");
  expect(/не настроен/.test(await auditor.textContent(".notice[role=note]")), "without a server of mail the auditor is told so");
  await shot(auditor, "auditor-notice");
  await auditor.locator("summary", { hasText: "Отправлено вручную" }).click();
  await auditor.locator("details[open] form[action$='/decisions'] button").click();
  expect(/отправлено/.test(await auditor.textContent(".head .state")), "sent by hand");
  stage.site.broken = false;
  const later = (days) => new Date(Date.now() + days * 86400000).toISOString().slice(0, 10);
  await stage.schedule("--today", later(3));
  await stage.schedule("--today", later(20));
  await auditor.goto(stage.address + "overdue");
  expect((await auditor.locator("table.violations tbody tr").count()) >= 1, "what was not put right is overdue");
  await shot(auditor, "auditor-overdue");
  await auditor.goto(stage.address + "resources");
  await shot(auditor, "auditor-resources");
  await auditor.goto(stage.address + "resources/1/audits/1");
  await shot(auditor, "auditor-audit");
  await auditor.goto(stage.address + "resources/1");
  const last = await auditor.locator("#runs tbody a").first().getAttribute("href");
  await auditor.goto(stage.address + last.slice(1));
  await auditor.click("form[action$='/compare'] button");
  expect((await auditor.locator("section h2").count()) === 3, "two audits are held against each other");
  await shot(auditor, "auditor-comparison");
  await auditor.goto(stage.address);
  await shot(auditor, "auditor-home");
  await partner.goto(stage.address);
  await shot(partner, "partner-home");
  expect(/Исправить на ваших ресурсах/.test(await partner.textContent("main")), "the partner sees what waits for him");
  await partner.goto(stage.address + "resources/1/notices/1");
  expect((await partner.locator("form[action$='/decisions']").count()) === 0, "the partner decides nothing");
}
