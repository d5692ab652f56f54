#include "server/assets.hpp"

namespace sverka {

// Only comfort: every page works without it. Files may be dropped onto a form, a page that waits for a check looks again by itself, a
// marked place and its finding are shown together, and a template scrolls with the text beside it, clause by clause.
const std::string_view kDeskScript = R"js("use strict";
for (const waiting of document.querySelectorAll("[data-refresh]")) {
  setInterval(async () => {
    const answer = await fetch(location.href, { credentials: "same-origin" });
    if (answer.ok && !(await answer.text()).includes("data-refresh")) location.reload();
  }, 1000 * Number(waiting.dataset.refresh || 2));
}
for (const form of document.querySelectorAll("form.upload")) {
  const inputs = [...form.querySelectorAll("input[type=file]")];
  const over = (on) => form.classList.toggle("over", on);
  form.addEventListener("dragover", (event) => { event.preventDefault(); over(true); });
  form.addEventListener("dragleave", () => over(false));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    over(false);
    const files = [...event.dataTransfer.files];
    const target = event.target.closest(".field")?.querySelector("input[type=file]");
    const order = target && files.length === 1 ? [target] : inputs;
    files.slice(0, order.length).forEach((file, index) => {
      const one = new DataTransfer();
      one.items.add(file);
      order[index].files = one.files;
    });
  });
  form.addEventListener("submit", () => { for (const button of form.querySelectorAll("button")) button.classList.add("busy"); });
}
const show = (id) => {
  const target = document.getElementById(id);
  if (!target) return false;
  const pane = target.closest(".pane");
  if (pane && pane.scrollHeight > pane.clientHeight) {
    pane.scrollTop += target.getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 3;
  } else {
    target.scrollIntoView({ block: "center" });
  }
  for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
  target.classList.add("lit");
  (target.nextElementSibling || target).classList.add("lit");
  return true;
};
document.addEventListener("click", (event) => {
  const link = event.target.closest(".panes a[href^='#']");
  if (link && show(decodeURIComponent(link.getAttribute("href").slice(1)))) {
    event.preventDefault();
    history.replaceState(null, "", link.getAttribute("href"));
  }
});
const together = [...document.querySelectorAll(".panes.together .pane")];
if (together.length === 2) {
  const clauses = together.map((pane) => {
    const found = new Map();
    for (const one of pane.querySelectorAll(".paper p")) {
      const label = (one.querySelector(".lbl") || one).textContent.match(/^\s*(\d+(\.\d+)*)/)?.[1];
      if (label && !found.has(label)) found.set(label, one);
    }
    return found;
  });
  const place = (pane, one) => one.getBoundingClientRect().top - pane.getBoundingClientRect().top + pane.scrollTop;
  let leader = null;
  together.forEach((pane, index) => {
    const other = together[1 - index];
    for (const kind of ["pointerenter", "pointerdown", "focusin", "wheel", "touchstart"]) pane.addEventListener(kind, () => { leader = pane; }, { passive: true });
    pane.addEventListener("scroll", () => {
      if (leader !== pane) return;
      let from = [0, 0], to = null;
      for (const [label, one] of clauses[index]) {
        const beside = clauses[1 - index].get(label);
        const point = beside && [place(pane, one), place(other, beside)];
        if (!point || point[0] <= from[0] || point[1] <= from[1]) continue;
        if (point[0] > pane.scrollTop) { to = point; break; }
        from = point;
      }
      to = to || [Math.max(pane.scrollHeight, from[0] + 1), other.scrollHeight];
      other.scrollTop = from[1] + (to[1] - from[1]) * (pane.scrollTop - from[0]) / (to[0] - from[0]);
    }, { passive: true });
  });
}
)js";

}  // namespace sverka
