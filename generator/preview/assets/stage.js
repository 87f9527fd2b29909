// The stage: where the preview shows itself, apart from the page's own elements and styles.

import { clientFile } from "./ask.js";

/** Make an element with properties and children. */
export function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/** Put the preview's own elements into the page, and return them by what they are for. */
export function setStage() {
  const host = element("div");
  host.setAttribute("data-onrecord-own", "");
  const shadow = host.attachShadow({ mode: "open" });
  const parts = {
    line: element("p", { className: "line", hidden: true, role: "status" }),
    tab: element("button", { type: "button", className: "tab", hidden: true }),
    warnings: element("button", { type: "button", className: "warnings", hidden: true }),
    pencil: element("button", {
      type: "button",
      className: "pencil",
      title: "Page to source: click a record to open its file (hold e)",
      ariaLabel: "Page to source",
      ariaPressed: "false",
    }, "✎"),
    keys: element("dialog", { className: "keys" }),
    label: element("p", { className: "label", hidden: true }),
    toast: element("p", { className: "toast", hidden: true, role: "status" }),
    heading: element("h2"),
    close: element("button", { type: "button", title: "Put away (Esc)", ariaLabel: "Put away" }, "×"),
    list: element("div", { className: "list" }),
  };
  const head = element("div", { role: "status" }, parts.heading);
  parts.sheet = element(
    "section",
    { className: "sheet", hidden: true, ariaLabel: "Problems" },
    element("div", { className: "head" }, head, parts.close),
    parts.list,
  );
  const corner = element("div", { className: "corner" }, parts.warnings, parts.tab, parts.pencil);
  parts.root = element(
    "div",
    { className: "stage" },
    parts.line,
    corner,
    parts.sheet,
    parts.label,
    parts.toast,
    parts.keys,
  );
  parts.root.hidden = true; // until the style is there
  const style = element("link", { rel: "stylesheet", href: clientFile("preview.css") });
  style.onload = () => (parts.root.hidden = false);
  shadow.append(style, parts.root);
  document.body.append(host);
  let timer;
  const say = (text) => {
    parts.toast.textContent = text;
    parts.toast.hidden = false;
    clearTimeout(timer);
    timer = setTimeout(() => (parts.toast.hidden = true), 6000);
  };
  return { ...parts, host, shadow, say };
}
