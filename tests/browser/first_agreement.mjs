// A first agreement, as README says: the desk is started with demonstration data, and a person with the printed password has a paper checked.
// The steps of the person are counted, and the time that the program takes.
import { spawn } from "node:child_process";
import { join, resolve } from "node:path";
import { conclude, expect, new_page, open_browser, paper, program, shot, sources, waited } from "./stage.mjs";

const kMostSteps = 12;
const kMostSeconds = 60;  // of the five minutes; the rest is the person's

const began = Date.now();
const demo = spawn("python3", [join(sources, "tests/support/demo_desk.py"), program, join(resolve(process.env.WORK), "demo-desk"), "127.0.0.1:0"], { stdio: ["ignore", "pipe", "inherit"] });
let printed = "";
demo.stdout.on("data", (piece) => { printed += piece; });
for (let wait = 0; wait < 600 && !/Ctrl-C/.test(printed) && demo.exitCode === null; wait += 1) await new Promise((done) => setTimeout(done, 100));
const address = printed.match(/http:\S+/)?.[0];
const browser = await open_browser();
try {
  const started = (Date.now() - began) / 1000;
  expect(/^ {2}partner +\S+ +partner$/m.test(printed) && /^ {2}desk +\S+ +desk$/m.test(printed), "the address and the one-time passwords are printed");
  let steps = 1;  // the command
  const step = async (work) => { steps += 1; await work; };
  for (const [login, expected] of [["partner", /на рассмотрении|соответствует/], ["desk", /Принять/]]) {
    steps = 1;
    const page = await new_page(browser);
    const password = printed.match(new RegExp(`^ {2}${login} +(\\S+)`, "m"))[1];
    await step(page.goto(address + "submissions/new"));  // the printed address; signing in leads to what was asked for
    await step(page.fill("[name=login]", login));
    await step(page.fill("[name=password]", password));
    await step(page.click("main button[type=submit]"));
    await step(page.fill("[name=current]", password));
    await step(page.fill("form[action='/account/password'] [name=password]", "my own password 1"));
    await step(page.click("form[action='/account/password'] button"));
    await step(page.click("nav a[href='/submissions']"));
    await step(page.click("a[href='/submissions/new']"));
    await step(page.setInputFiles("[name=agreement]", paper("amount-and-words")));
    await step(page.click("form.upload button"));
    await waited(page);
    expect(expected.test(await page.textContent("main")), `${login} sees where the agreement stands`);
    expect((await page.locator("table.findings tbody tr").count()) > 0, `${login} sees what is wrong with it`);
    await shot(page, `first-agreement-${login}`);
    expect(steps <= kMostSteps, `${login} needs ${steps} steps`);
    console.log(`${login}: ${steps} steps`);
    await page.context().close();
  }
  const seconds = (Date.now() - began) / 1000;
  expect(seconds < kMostSeconds, `it took ${seconds} s`);
  console.log(`the desk stood after ${started.toFixed(1)} s, two first agreements were checked after ${seconds.toFixed(1)} s`);
} catch (error) {
  expect(false, error.stack);
} finally {
  await browser.close();
  demo.kill("SIGINT");
  await new Promise((done) => (demo.exitCode === null ? demo.once("exit", done) : done()));
}
conclude();
