// The search page: asks the index that stands beside it, and keeps what was asked in the address.
// Whatever goes wrong, the lists from A to Z are there.

const PAGE = 10;        // results shown at once
const TYPING = 150;     // milliseconds without a key until a search begins
const QUIET = 500;      // milliseconds without a key until the number of results is told
const NAMES = 4;        // of how many names the spelling is compared with what was asked
const SENTENCE = 45;    // words of a result's text at most
const EDGES = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;
const END = /[.!?]["”’)]?$|”$/;

const form = document.getElementById("search");
const told = document.getElementById("told");
const found = document.getElementById("found");
const more = document.getElementById("more");
const lists = document.getElementById("lists");
const fields = ["q", "kind", "status", "year"];

let turn = 0;           // which search is the newest: only that one may show anything
let results = [];
let timer;
let index;

/** The index's own module, loaded when somebody is about to search. */
function loaded() {
  index ??= import(`${form.dataset.index}pagefind.js`).then(async (module) => {
    await module.options({ baseUrl: form.dataset.base });
    await module.init();
    return module;
  });
  index.catch(() => { index = undefined; });
  return index;
}

function wanted() {
  return Object.fromEntries(fields.map((name) => [name, form.elements[name].value.trim()]));
}

/** The address of a search, with nothing in it that was not asked. */
function address(asked) {
  const query = new URLSearchParams(Object.entries(asked).filter(([, value]) => value));
  return location.pathname + (query.size ? `?${query}` : "");
}

/** Take over what the address says; values that a filter does not have are left out. */
function fill() {
  const query = new URLSearchParams(location.search);
  for (const name of fields) {
    form.elements[name].value = query.get(name) ?? "";
    if (form.elements[name].selectedIndex === -1) form.elements[name].value = "";
  }
}

/** Search; `kept`: the address says it already; `typed`: more keys may come. */
async function search({ kept = false, typed = false } = {}) {
  const began = performance.now();
  const mine = ++turn;
  const asked = wanted();
  const { q, ...filters } = asked;
  const chosen = Object.entries(filters).filter(([, value]) => value);
  if (!kept) note(asked, typed);
  if (!q && !chosen.length) {
    show([], "");
    return;
  }
  let message;
  let hits = [];
  try {
    hits = await ranked(q || null, Object.fromEntries(chosen.map((pair) => [pair.join(":"), "yes"])));
    const number = hits.length === 1 ? "1 result" : `${hits.length.toLocaleString("en")} results`;
    message = `${hits.length ? number : "No results"}${q ? ` for ${q}` : ""}`;
  } catch {
    message = "Search could not be loaded. The lists below lead to everything.";
  }
  if (mine !== turn) return;
  const entries = await Promise.all(hits.slice(0, PAGE).map(entry));
  if (mine !== turn) return;
  results = hits;
  show(entries);
  if (typed) await new Promise((done) => setTimeout(done, QUIET - TYPING - (performance.now() - began)));
  if (mine === turn) told.textContent = message;
}

/** All results: first whoever bears the very name, last what we took back, which leads no list. */
async function ranked(query, filters) {
  const module = await loaded();
  const [all, names, gone] = await Promise.all(
    [{}, { "name:yes": "yes" }, { "status:withdrawn": "yes" }].map(
      (more) => module.search(query, { filters: { ...filters, ...more } })));
  const first = query ? await namesakes(query, names.results.slice(0, NAMES)) : [];
  const last = new Set(gone.results.map((one) => one.id));
  const place = ({ id }) => (first.includes(id) ? 0 : last.has(id) ? 2 : 1);
  return all.results.toSorted((a, b) => place(a) - place(b));
}

/** The ids of results that are called exactly what was asked for. */
async function namesakes(query, hits) {
  const same = (text) => !text.localeCompare(query, undefined, { sensitivity: "base" });
  const data = await Promise.all(hits.map((one) => one.data()));
  return hits.filter((_, place) => [data[place].meta.title, ...(data[place].meta.also ?? "").split("\n")].some(same))
    .map((one) => one.id);
}

/** Keep a search in the address: while somebody types, in the same entry of the history. */
function note(asked, typed) {
  const next = address(asked);
  if (next === location.pathname + location.search) return;
  if (typed && history.state?.typed) history.replaceState({ typed }, "", next);
  else history.pushState({ typed }, "", next);
}

function show(entries, message) {
  if (message !== undefined) told.textContent = message;
  if (!entries.length) results = [];
  found.replaceChildren(...entries);
  more.hidden = results.length <= entries.length;
  lists.hidden = entries.length > 0;
}

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/** One result as an entry of the list. */
async function entry(result) {
  const data = await result.data();
  const { kind, status, year: _year } = Object.fromEntries(Object.keys(data.filters).map((one) => one.split(":")));
  const about = element("p", { className: "aside" });
  const words = [form.querySelector(`option[value="${kind}"]`)?.dataset.one, data.meta.date];
  about.append(...words.filter(Boolean).map((text) => element("span", {}, text)));
  const option = status && form.elements.status.querySelector(`option[value="${status}"]`);
  if (option) about.append(mark(option));
  const title = status === "withdrawn" ? element("s", {}, data.meta.title) : data.meta.title;
  return element("li", {},
    element("h2", {}, element("a", { href: data.url }, title)),
    about,
    element("p", {}, ...sentence(data)));
}

/** A status: its shape, and its word, which leads to the rule. */
function mark(option) {
  const { family } = option.dataset;
  const shape = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  for (const [name, value] of [["class", `icon ${family}`], ["aria-hidden", "true"], ["width", 16], ["height", 16]]) {
    shape.setAttribute(name, value);
  }
  use.setAttribute("href", `#i-${family}`);
  shape.append(use);
  const word = element("a", { className: `status ${family}`, href: form.dataset.rules + option.value }, option.text);
  return element("span", {}, shape, word);
}

/** The first of the sentences in which most different words match, with those words marked. */
function sentence(data) {
  const words = data.raw_content.split(/[\r\n\s]+/).map(plain);
  const matching = new Set(data.locations);
  let best = { first: 0, last: 0, different: -1 };
  for (let first = 0, place = 0; place < words.length; place += 1) {
    if (place < words.length - 1 && !END.test(words[place])) continue;
    const hits = words.slice(first, place + 1).filter((_, step) => matching.has(first + step));
    const different = new Set(hits.map((one) => one.toLowerCase().replace(EDGES, ""))).size;
    if (different > best.different) best = { first, last: place, different };
    first = place + 1;
  }
  let { first, last } = best;
  const near = [...matching].filter((one) => one >= first && one <= last).sort((a, b) => a - b)[0] ?? first;
  if (last - first > SENTENCE) first = Math.max(first, near - SENTENCE / 3);
  last = Math.min(last, first + SENTENCE);
  const shown = words.slice(first, last + 1).flatMap(
    (word, step) => [...(matching.has(first + step) ? marked(word) : [word]), " "]);
  return [first > best.first ? "… " : "", ...shown, last < best.last ? "…" : ""];
}

/** A word that matches, without the punctuation around it. */
function marked(word) {
  const core = word.replace(EDGES, "");
  const [before, after] = core ? word.split(core) : [word, ""];
  return [before, element("mark", {}, core), after];
}

/** The index writes these two as HTML does; here everything is text. */
function plain(word) {
  return word.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
}

form.hidden = false;
fill();
form.addEventListener("focusin", () => loaded().catch(() => {}), { once: true });
form.addEventListener("input", (event) => {
  clearTimeout(timer);
  turn += 1;            // what is under way is too old already
  const typed = event.target === form.elements.q;
  timer = setTimeout(() => search({ typed }), typed ? TYPING : 0);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(timer);
  search();
});
more.addEventListener("click", async () => {
  const mine = turn;
  const there = found.children.length;
  const entries = await Promise.all(results.slice(there, there + PAGE).map(entry));
  if (mine !== turn) return;
  found.append(...entries);
  more.hidden = results.length <= found.children.length;
  entries[0]?.querySelector("a").focus();
});
addEventListener("popstate", () => {
  fill();
  search({ kept: true });
});
if (location.search) search({ kept: true });
