// Patching: an open page becomes another version of itself, node by node.
//
// What is the same stays the same node, so that focus, selection, open details, check boxes and
// what was typed survive. Where the reader was is remembered by an element, not by pixels.

const LOOK_AHEAD = 40; // siblings that are searched for one that stayed the same
const OURS = "data-onrecord-own"; // what the preview itself put into the page
const ADDED = "data-added"; // what the page's own script put there

/** Make the open page equal to a parsed one. */
export async function patch(next) {
  const anchor = firstVisible();
  await swapStyles(next);
  patchAttributes(document.documentElement, next.documentElement);
  patchHead(next.head);
  patchNode(document.body, next.body);
  dispatchEvent(new Event("patched"));
  if (anchor) settle(anchor);
}

function firstVisible() {
  if (scrollY === 0) return null;
  const boxes = [...document.querySelectorAll("main [id], footer [id]")].map((one) => {
    const { top, bottom, height } = one.getBoundingClientRect();
    return { one, top, seen: height > 0 && bottom > 0 && top < innerHeight };
  });
  // What begins in sight; else the innermost of what reaches into it.
  const found =
    boxes.find(({ seen, top }) => seen && top >= 0)?.one ??
    boxes.findLast(({ seen }) => seen)?.one;
  return found ? { id: found.id, top: found.getBoundingClientRect().top } : null;
}

function settle({ id, top }) {
  const found = document.getElementById(id);
  const moved = found ? found.getBoundingClientRect().top - top : 0;
  if (Math.abs(moved) >= 1) scrollBy({ top: moved, behavior: "instant" });
}

/** Bring in stylesheets with a new address beside the old ones, and take those out only then. */
async function swapStyles(next) {
  const styles = (head) => [...head.querySelectorAll(`link[rel=stylesheet]:not([${OURS}])`)];
  const [old, fresh] = [styles(document.head), styles(next.head)];
  const known = new Map(old.map((one) => [one.getAttribute("href"), one]));
  const coming = [];
  let last = null;
  for (const one of fresh) {
    const there = known.get(one.getAttribute("href"));
    const link = there ?? document.importNode(one);
    if (!there) coming.push(loaded(link));
    if (last) last.after(link);
    else if (!there) (old[0] ? old[0].before(link) : document.head.append(link));
    last = link;
  }
  await Promise.all(coming);
  const kept = new Set(fresh.map((one) => one.getAttribute("href")));
  for (const one of old) if (!kept.has(one.getAttribute("href"))) one.remove();
}

function loaded(link) {
  return new Promise((done) => {
    for (const event of ["load", "error"]) link.addEventListener(event, done, { once: true });
    setTimeout(done, 2000);
  });
}

function patchHead(next) {
  const plain = (head) =>
    [...head.children].filter(
      (one) => !one.matches(`script, link[rel=stylesheet], meta[http-equiv], [${OURS}]`),
    );
  const old = plain(document.head);
  const fresh = plain(next);
  fresh.forEach((one, place) => {
    if (!old[place]) document.head.append(document.importNode(one, true));
    else if (!old[place].isEqualNode(one)) old[place].replaceWith(document.importNode(one, true));
  });
  for (const one of old.slice(fresh.length)) one.remove();
}

function patchNode(old, next) {
  if (old.isEqualNode(next)) return;
  if (old.nodeType !== Node.ELEMENT_NODE) {
    if (old.data !== next.data) old.data = next.data;
    return;
  }
  patchAttributes(old, next);
  patchChildren(old, next);
}

function patchAttributes(old, next) {
  for (const { name } of [...old.attributes]) {
    if (!next.hasAttribute(name) && !kept(old, name)) old.removeAttribute(name);
  }
  for (const { name, value } of next.attributes) {
    if (old.getAttribute(name) !== value && !kept(old, name)) old.setAttribute(name, value);
  }
}

/** What the reader decides: whether details are open, and what stands in a field. */
function kept(element, name) {
  if (name.startsWith("data-onrecord")) return true;
  if (element.tagName === "DETAILS") return name === "open";
  return ["INPUT", "OPTION"].includes(element.tagName) && ["checked", "selected"].includes(name);
}

function patchChildren(parent, next) {
  let old = [...parent.childNodes].filter((one) => !added(one));
  let fresh = [...next.childNodes];
  const same = (a, b) => a && b && a.isEqualNode(b);
  while (same(old[0], fresh[0])) [old, fresh] = [old.slice(1), fresh.slice(1)];
  let end = null;
  while (same(old.at(-1), fresh.at(-1))) {
    end = old.at(-1);
    [old, fresh] = [old.slice(0, -1), fresh.slice(0, -1)];
  }
  end ??= [...parent.childNodes].find(added) ?? null;
  for (const one of fresh) {
    const place = partner(old, one, fresh);
    if (place < 0) {
      parent.insertBefore(document.importNode(one, true), old[0] ?? end);
      continue;
    }
    for (const gone of old.splice(0, place)) gone.remove();
    patchNode(old.shift(), one);
  }
  for (const gone of old) gone.remove();
}

/** What no page brings: the preview's own, and what scripts put in. */
function added(node) {
  return node.nodeType === Node.ELEMENT_NODE && (node.hasAttribute(OURS) || node.hasAttribute(ADDED));
}

/** Find which of the old nodes a new one continues: the one of its id, an equal one, the next. */
function partner(old, one, fresh) {
  if (one.id) return old.findIndex((other) => other.id === one.id && alike(other, one));
  const equal = old.slice(0, LOOK_AHEAD).findIndex((other) => other.isEqualNode(one));
  if (equal >= 0) return equal;
  const first = old[0];
  if (!first || !alike(first, one) || first.id) return -1;
  const returns = fresh.slice(0, LOOK_AHEAD).some((other) => other.isEqualNode(first));
  return returns ? -1 : 0;
}

function alike(old, one) {
  return old.nodeType === one.nodeType && old.nodeName === one.nodeName;
}
