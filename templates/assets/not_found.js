// The page for addresses that don't exist: leads to those that are most like the one that was asked for.
// It compares with the site map, which lists every page.

const MOST = 3;         // addresses that are shown
const LIKE = 0.5;       // how much of two addresses must be the same
const place = document.getElementById("like");

/** The groups of three letters of an address, which a slip of the pen leaves mostly as they are. */
function letters(path) {
  const told = `  ${path.toLowerCase().replaceAll("/", " ")} `;
  return new Set(Array.from(told, (_, at) => told.slice(at, at + 3)));
}

/** How alike two sets are: 0 to 1. */
function alike(one, other) {
  let both = 0;
  for (const three of one) if (other.has(three)) both += 1;
  return (2 * both) / (one.size + other.size);
}

async function read(address, type) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(answer.statusText);
  return new DOMParser().parseFromString(await answer.text(), type);
}

/** A link to a page, by the title in its own head. */
async function titled(path) {
  const page = await read(path, "text/html");
  const title = page.querySelector('meta[property="og:title"]').content;
  const link = Object.assign(document.createElement("a"), { href: path, textContent: title });
  const entry = document.createElement("li");
  entry.append(link);
  return entry;
}

/** Show what is most like the address that was asked for. */
async function suggest() {
  const map = await read(place.dataset.map, "application/xml");
  const asked = letters(decodeURI(location.pathname));
  const found = Array.from(map.querySelectorAll("url > loc"), (one) => new URL(one.textContent).pathname)
    .map((path) => [alike(asked, letters(path)), path])
    .filter(([likeness]) => likeness >= LIKE)
    .sort(([a], [b]) => b - a)
    .slice(0, MOST);
  if (!found.length) return;
  const section = place.content.firstElementChild;
  section.querySelector("ul").append(...(await Promise.all(found.map(([, path]) => titled(path)))));
  place.after(section);
}

// Who came to this page by its own address looks for nothing.
// Whatever goes wrong, the page is whole without suggestions.
if (!location.pathname.endsWith("/404.html")) suggest().catch(() => {});
