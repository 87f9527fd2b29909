// The client of the preview: keeps an open page in step with what is built.

import { newsAddress, takeToken } from "./ask.js";
import { setKeys } from "./keys.js";
import { fold, showProblems } from "./panel.js";
import { patch } from "./patch.js";
import { setPencil } from "./pencil.js";
import { setStage } from "./stage.js";

const SILENCE = 25_000; // milliseconds after which a line that says nothing is dead
const AGAIN = 1_000; // milliseconds until it is tried again
const FOLLOW = "onrecord-follow";
const STOPPED = "Preview stopped. Start it again with: onrecord serve";

const standalone = document.documentElement.hasAttribute("data-onrecord-standalone");
const stage = setStage();
const pencil = setPencil(stage);
let source = null;
let seen = "";
let tag = "";
let patching = Promise.resolve();
let alarm;

setKeys(stage, {
  hold: pencil.hold,
  follow() {
    const on = !sessionStorage.getItem(FOLLOW);
    if (on) sessionStorage.setItem(FOLLOW, "yes");
    else sessionStorage.removeItem(FOLLOW);
    stage.say(on ? "Following: each save opens its page" : "No longer following");
  },
  reader() {
    document.documentElement.toggleAttribute("data-onrecord-reader");
    stage.root.toggleAttribute("data-reader");
  },
  escape() {
    pencil.release();
    fold(stage);
  },
});

/** Listen to the server while the page can be seen: a browser has few lines to one server. */
function listen() {
  source?.close();
  source = new EventSource(newsAddress(seen));
  source.onmessage = (event) => {
    heard();
    seen = event.lastEventId;
    const state = JSON.parse(event.data);
    patching = patching.then(() => take(state)).catch((error) => stage.say(String(error)));
  };
  source.onopen = heard;
  source.onerror = lost;
  watchLine();
}

function heard() {
  stage.line.hidden = true;
  watchLine();
}

function watchLine() {
  clearTimeout(alarm);
  alarm = setTimeout(lost, SILENCE);
}

function lost() {
  source?.close();
  stage.line.textContent = STOPPED;
  stage.line.hidden = false;
  clearTimeout(alarm);
  alarm = setTimeout(listen, AGAIN);
}

async function take(state) {
  document.documentElement.dataset.onrecordVersion = `${state.run}-${state.version}`;
  if (standalone && state.asOf) return location.reload();
  showProblems(stage, state, standalone);
  if (standalone) {
    stage.line.textContent = "The first build is running.";
    stage.line.hidden = state.problems.length > 0 || state.failure !== "";
    return;
  }
  const here = location.pathname.replace(/index\.html$/, "");
  if (sessionStorage.getItem(FOLLOW) && state.saved && state.saved !== here) {
    if (state.changed?.includes(state.saved)) return void (location.href = state.saved);
  }
  const missing = document.documentElement.hasAttribute("data-onrecord-missing");
  if (state.changed === null || state.changed.includes(here) || missing) await renew(state, here);
  document.documentElement.dataset.onrecordShown = `${state.run}-${state.version}`;
}

/** Fetch the page that is open, and patch it in if it is another. */
async function renew(state, here) {
  const answer = await fetch(location.pathname + location.search, {
    headers: tag ? { "If-None-Match": tag } : {},
    cache: "no-store",
  });
  if (answer.status === 304) return;
  const type = answer.headers.get("Content-Type") ?? "";
  if (answer.redirected || !type.startsWith("text/html")) return location.reload();
  const next = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (next.documentElement.hasAttribute("data-onrecord-standalone")) return location.reload();
  tag = answer.headers.get("ETag") ?? "";
  takeToken(next);
  await patch(next);
  document.documentElement.toggleAttribute("data-onrecord-missing", answer.status === 404);
  if (answer.status === 404 && state.moved[here]) lead(state.moved[here]);
  pencil.renew();
}

/** Say on the page that is not there what seems to have come in its place. */
function lead(to) {
  const link = Object.assign(document.createElement("a"), { href: to, textContent: to });
  const line = document.createElement("p");
  line.id = "onrecord-moved";
  line.append("This page was renamed or deleted just now. It may be here: ", link);
  document.querySelector("main h1")?.after(line);
}

document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") return listen();
  source?.close();
  clearTimeout(alarm);
});
addEventListener("pagehide", () => source?.close());
addEventListener("pageshow", (event) => event.persisted && listen());
if (document.visibilityState === "visible") listen();
