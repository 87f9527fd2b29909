// Page to source: while the pencil is on, every record on the page leads to its file and line.

import { act, clientFile, open } from "./ask.js";
import { element } from "./stage.js";

const MARK = "data-onrecord-record";
const ROUTE = /\/([a-z0-9-]+)\/(?:index\.html)?$/;
let held = false;
let fixed = false;

/** Let a key that is held, and a button, turn the pencil on and off. */
export function setPencil(stage) {
  const style = element("link", { rel: "stylesheet", href: clientFile("page.css") });
  style.setAttribute("data-onrecord-own", "");
  document.head.append(style);
  const update = () => turn(stage, held || fixed);
  stage.pencil.onclick = () => {
    fixed = !fixed;
    update();
  };
  addEventListener("blur", () => {
    held = false;
    update();
  });
  addEventListener("click", (event) => leave(stage, event), true);
  for (const event of ["pointerover", "focusin"]) {
    addEventListener(event, ({ target }) => point(stage, target), true);
  }
  return {
    hold: (down) => {
      held = down;
      update();
    },
    release: () => {
      held = fixed = false;
      update();
    },
    renew: () => (held || fixed) && mark(stage),
  };
}

function turn(stage, on) {
  if (on === document.documentElement.hasAttribute("data-onrecord-pencil")) return;
  document.documentElement.toggleAttribute("data-onrecord-pencil", on);
  stage.pencil.ariaPressed = String(on);
  stage.label.hidden = true;
  if (on) mark(stage);
}

/** Ask where the records of the page stand, and mark their elements with it. */
async function mark(stage) {
  const found = new Map();
  const note = (id, one) => id && found.set(id, [...(found.get(id) ?? []), one]);
  for (const one of document.querySelectorAll("main [id]")) note(one.id, one);
  for (const one of document.querySelectorAll("main a[href], header a[href]")) {
    const within = one.hash && one.pathname === location.pathname;
    if (one.origin === location.origin && !within) note(ROUTE.exec(one.pathname)?.[1], one);
  }
  const title = document.querySelector("main h1");
  if (title) note(ROUTE.exec(location.pathname)?.[1], title);
  const places = await act("places", { ids: [...found.keys()] });
  const listed = Object.entries(places).filter(([id]) => found.has(id));
  for (const [id, place] of listed) {
    for (const one of found.get(id)) one.setAttribute(MARK, `${id} ${place}`);
  }
  if (!listed.length) stage.say("No record of this page is known.");
}

const recordAt = (target) => target.closest?.(`[${MARK}]`);

function point(stage, target) {
  if (!document.documentElement.hasAttribute("data-onrecord-pencil")) return;
  const one = recordAt(target);
  stage.label.hidden = !one;
  if (!one) return;
  stage.label.textContent = one.getAttribute(MARK).split(" ")[1];
  const box = one.getBoundingClientRect();
  const width = stage.label.offsetWidth;
  stage.label.style.left = `${Math.max(4, Math.min(box.left, innerWidth - width - 4))}px`;
  const above = box.top - stage.label.offsetHeight - 4;
  stage.label.style.top = `${Math.max(4, Math.min(above, innerHeight - 60))}px`;
}

function leave(stage, event) {
  if (!document.documentElement.hasAttribute("data-onrecord-pencil")) return;
  const one = recordAt(event.target);
  if (!one) return;
  event.preventDefault();
  event.stopPropagation();
  open({ record: one.getAttribute(MARK).split(" ")[0] }, stage.say);
}
