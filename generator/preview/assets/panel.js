// The panel: what is wrong, over the last good page, until it is mended.

import { act, copy, open, read } from "./ask.js";
import { element } from "./stage.js";

const FOLDED = "onrecord-folded"; // the problems that the editor has put away
let shown = "";

/** Show what a state holds; a problem that was put away stays so until there is another. */
export function showProblems(stage, state, standalone) {
  const errors = state.problems.filter((one) => one.severity === "error");
  const key = JSON.stringify([errors.map((one) => [one.id, one.frame]), state.failure]);
  const broken = errors.length > 0 || state.failure !== "";
  stage.root.toggleAttribute("data-standalone", standalone);
  stage.warnings.hidden = broken || !state.warnings;
  stage.warnings.textContent = count(state.warnings, "warning");
  stage.warnings.onclick = () => list(stage, state, state.problems, `${stage.warnings.textContent}.`);
  if (!broken) {
    if (key !== shown) close(stage);
    sessionStorage.removeItem(FOLDED);
    shown = key;
    stage.tab.hidden = true;
    return;
  }
  if (key === shown) return;
  const known = shown ? new Set(JSON.parse(shown)[0].map(([id]) => id)) : new Set();
  shown = key;
  const newest = [...errors].sort((one, other) => known.has(one.id) - known.has(other.id));
  const many = state.errors ? `${count(state.errors, "error")}.` : "The preview is in trouble.";
  const page = state.asOf && !standalone ? ` This page is as of ${state.asOf}.` : "";
  list(stage, state, newest, many + page);
  stage.tab.textContent = state.errors ? count(state.errors, "error") : "trouble";
  if (!standalone && sessionStorage.getItem(FOLDED) === identities(errors, state)) fold(stage);
}

/** Put the panel away, down to a tab; it comes back by the tab, or with another problem. */
export function fold(stage) {
  if (stage.sheet.hidden || stage.root.hasAttribute("data-standalone")) return;
  const key = shown ? JSON.parse(shown) : [[], ""];
  const broken = key[0].length > 0 || key[1] !== "";
  close(stage);
  stage.tab.hidden = !broken;
  if (broken) {
    sessionStorage.setItem(FOLDED, JSON.stringify([key[0].map(([id]) => id), key[1]]));
    stage.tab.onclick = () => {
      rise(stage);
      sessionStorage.removeItem(FOLDED);
    };
  }
}

const identities = (errors, state) =>
  JSON.stringify([errors.map((one) => one.id), state.failure]);

function list(stage, state, problems, heading) {
  const items = problems.map((one) => item(stage, one));
  if (state.failure) items.unshift(element("pre", { className: "failure" }, state.failure));
  const more = state.errors + state.warnings - state.problems.length;
  if (more > 0) items.push(element("p", { className: "more" }, `And ${more} more: onrecord check`));
  stage.list.replaceChildren(...items);
  stage.list.scrollTop = 0;
  rise(stage);
  stage.heading.textContent = heading; // after it can be seen, so that it is read out
  stage.close.onclick = () => fold(stage);
}

function rise(stage) {
  stage.tab.hidden = true;
  stage.sheet.hidden = false;
  document.documentElement.toggleAttribute("data-onrecord-panel", true);
}

function close(stage) {
  stage.sheet.hidden = true;
  document.documentElement.toggleAttribute("data-onrecord-panel", false);
}

function item(stage, one) {
  const more = element("div", { className: "explained", hidden: true });
  const say = stage.say;
  const buttons = [
    one.place && button("Open in editor", () => open({ problem: one.id }, say)),
    one.fix && button("Apply fix", () => act("fix", { problem: one.id }).then((a) => say(a.said)), {
      title: one.fix,
      className: "main",
    }),
    button("Copy", () => copy(one.frame).then(() => say("Copied"))),
    button("Explain", (event) => explain(one.code, more, event.currentTarget)),
  ];
  return element(
    "article",
    { className: one.severity },
    frame(one),
    element("p", { className: "buttons" }, ...buttons.filter(Boolean)),
    more,
  );
}

/** Return the terminal's frame with its own parts set apart: the title, the pointer, the advice. */
function frame(one) {
  const lines = one.frame.trimEnd().split("\n");
  const parts = lines.map((line, number) => {
    const kind = number === 0 ? "title" : (/^ +\| +[\^-]/.test(line) && "pointer")
      || (/^(help|note):/.test(line) && "advice") || (/^ *(-->|:::)/.test(line) && "place") || "";
    return element("span", { className: kind }, `${line}\n`);
  });
  return element("pre", { tabIndex: 0, ariaLabel: one.message }, ...parts);
}

function button(text, onclick, more = {}) {
  return element("button", { type: "button", onclick, ...more }, text);
}

async function explain(code, into, by) {
  into.hidden = !into.hidden;
  by.ariaExpanded = String(!into.hidden);
  if (into.hidden || into.hasChildNodes()) return;
  const told = await read(`explain?code=${code}`);
  const example = (title, text) =>
    text ? [element("p", {}, title), element("pre", {}, text)] : [];
  into.replaceChildren(
    element("p", {}, element("strong", {}, `${told.code}: ${told.title}`)),
    element("p", {}, told.text.replaceAll("\n", " ")),
    ...example("Wrong:", told.wrong),
    ...example("Right:", told.right),
  );
}

const count = (number, noun) => `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
