// Asking the preview's server: reading freely, acting with the token that only our pages hold.

const BASE = "/.onrecord/";
let token = document.querySelector("script[data-onrecord]").dataset.onrecord;

/** Take over the token of a page that was fetched: a server that was started again has another. */
export function takeToken(page) {
  token = page.querySelector("script[data-onrecord]")?.dataset.onrecord ?? token;
}

/** Read something of the preview as JSON. */
export async function read(name) {
  return (await fetch(BASE + name)).json();
}

/** Ask for something to be done; returns what the server says, whether it was done or not. */
export async function act(name, value) {
  try {
    const answer = await fetch(BASE + name, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Onrecord-Token": token },
      body: JSON.stringify(value),
    });
    const type = answer.headers.get("Content-Type") ?? "";
    if (type.startsWith("application/json")) return await answer.json();
    return { said: (await answer.text()).trim() };
  } catch {
    return { said: "The preview does not answer." };
  }
}

/** Open a problem's or a record's place in the editor; `say` tells what came of it. */
export async function open(what, say) {
  const answer = await act("open", what);
  if (answer.link) location.href = answer.link;
  if (answer.hint) await copy(answer.hint);
  say(answer.hint ? `Copied, for your terminal: ${answer.hint}` : answer.said);
}

/** Put text on the clipboard; without a safe context by way of a selection. */
export async function copy(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text).catch(() => {});
  const area = Object.assign(document.createElement("textarea"), { value: text });
  document.body.append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
}

export const clientFile = (name) => `${BASE}client/${name}`;
export const newsAddress = (seen) => `${BASE}live?seen=${encodeURIComponent(seen)}`;
