// Keys: one letter each, never while somebody types.

import { element } from "./stage.js";

const LISTED = [
  ["e", "hold: click a record to open its file"],
  ["f", "follow: go to the page of the record that was saved"],
  ["r", "hide drafts, embargoed records and the preview’s tools"],
  ["Esc", "put the panel away"],
  ["?", "these keys"],
];

/** Call what belongs to a key; `release` when a held key is let go. */
export function setKeys(stage, { hold, follow, reader, escape }) {
  stage.keys.append(
    element("h2", {}, "Keys of the preview"),
    element(
      "dl",
      {},
      ...LISTED.flatMap(([key, text]) => [element("dt", {}, key), element("dd", {}, text)]),
    ),
    element("button", { type: "button", onclick: () => stage.keys.close() }, "Close"),
  );
  const pressed = {
    e: () => hold(true),
    f: follow,
    r: reader,
    "?": () => (stage.keys.open ? stage.keys.close() : stage.keys.showModal()),
    Escape: escape,
  };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || typing(event)) return;
    pressed[event.key]?.();
  });
  addEventListener("keyup", (event) => event.key === "e" && hold(false));
}

function typing(event) {
  const target = event.composedPath()[0];
  if (event.key === "Escape" || !target.closest) return false;
  const field = target.closest("input, select, textarea, [contenteditable]");
  return field !== null && !["checkbox", "radio", "button", "reset"].includes(field.type);
}
