// The desk in a real browser: the paths of its people, then every page of every role. Screenshots are left in $WORK/screenshots.
import { act_path, audit_path, bare_path, dropped_files, submission_path } from "./paths.mjs";
import { every_page } from "./every_page.mjs";
import { conclude, expect, set_up } from "./stage.mjs";

const stage = await set_up();
try {
  await submission_path(stage);
  await dropped_files(stage);
  await bare_path(stage);
  await act_path(stage);
  await audit_path(stage);
  await every_page(stage);
} catch (error) {
  expect(false, error.stack);
} finally {
  await stage.end();
}
conclude();
