// What a reader gains with JavaScript: finer filters, previews of links, copy buttons, a choice of
// colours. Every page says the same without it, and every form works without it.
"use strict";
{
  const { documentElement: root } = document;
  const main = document.querySelector("main");
  const home = document.querySelector(".site-title a").pathname;

  /** Make an element that is this script's own; `data-added` tells it from what the page brought. */
  const make = (tag, properties = {}, ...children) => {
    const one = Object.assign(document.createElement(tag), properties);
    one.dataset.added = "";
    one.append(...children);
    return one;
  };

  /** What was chosen earlier on this machine; without storage nothing is remembered. */
  const kept = {
    get: (name) => {
      try {
        return localStorage.getItem(name) ?? "";
      } catch {
        return "";
      }
    },
    set: (name, value) => {
      try {
        if (value) localStorage.setItem(name, value);
        else localStorage.removeItem(name);
      } catch {
        // Storage is off; the choice holds for this page.
      }
    },
  };

  // ---- One voice for screen readers

  const voice = make("p", { className: "vh", role: "status" });

  // ---- Filters: text, kind, party, and counts, over the rows that the page has

  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const ident = (link) => link.pathname.slice(home.length).split("/")[1];
  const wired = new WeakMap();

  function filters() {
    const form = document.querySelector("form.filter:has(template)");
    if (!form) return;
    form.hidden = false;
    for (const told of form.querySelectorAll(".gone")) told.remove();
    if (wired.has(form)) wired.get(form)();
    else wired.set(form, wire(form));
  }

  /** Make a form work; return what reads the page's rows again and filters them. */
  function wire(form) {
    const finer = make("div", { className: "finer" }, form.querySelector("template").content.cloneNode(true));
    const said = finer.querySelector("[role=status]");
    const boxes = [...form.querySelectorAll("[data-shows]")];
    form.querySelector("details").append(finer);
    const { text, kind, who } = form.elements;
    let rows = [];
    let groups = [];
    let words = [];
    let waiting;

    const tests = {
      status: (row) => boxes.every((one) => one.checked || one.dataset.shows !== row.family),
      text: (row) => words.every((word) => (row.text ??= plain(row.node.textContent)).includes(word)),
      kind: (row) => !kind.value || row.kind === kind.value,
      who: (row) => !who.value || row.who.includes(who.value),
    };
    const passing = (but) =>
      rows.filter((row) => Object.keys(tests).every((name) => name === but || tests[name](row)));

    /** Offer every key once, with its name, and keep what was chosen. */
    const offer = (select, names) => {
      const chosen = select.value;
      const sorted = [...names].sort((a, b) => (plain(a[1]) < plain(b[1]) ? -1 : 1));
      select.replaceChildren(select.options[0], ...sorted.map(([key, name]) => new Option(name, key)));
      select.value = names.has(chosen) ? chosen : "";
      select.parentNode.hidden = !names.size;
    };

    const collect = () => {
      const parties = new Map();
      const kinds = new Map();
      rows = [...main.querySelectorAll(".entry[data-family]")].map((node) => {
        const { family, kind: name = "" } = node.dataset;
        const kind = plain(name).replace(/\W+/g, "-");
        if (kind) kinds.set(kind, name);
        const links = [...node.querySelectorAll(".parties a:not(.flag, .here)")];
        for (const link of links) parties.set(ident(link), link.textContent);
        return { node, family, kind, who: links.map(ident), text: null };
      });
      groups = [...main.querySelectorAll(".group, .undated")].flatMap((node) => {
        const place = node.matches(".undated") ? node.nextElementSibling : node;
        const held = rows.filter((row) => place.contains(row.node));
        const tally = node.querySelector(":scope > * > .tally");
        if (tally) tally.dataset.was ??= tally.textContent;
        return held.length && !node.contains(form) ? [{ node, tally, rows: held }] : [];
      });
      offer(kind, kinds);
      offer(who, parties);
    };

    const recount = (select, left) => {
      const numbers = new Map();
      for (const key of left.flatMap((row) => row[select.name]))
        numbers.set(key, (numbers.get(key) ?? 0) + 1);
      for (const option of [...select.options].slice(1)) {
        option.dataset.name ??= option.text;
        option.text = `${option.dataset.name} (${numbers.get(option.value) ?? 0})`;
      }
    };

    const apply = () => {
      words = plain(text.value).split(/\s+/);
      const shown = new Set(passing());
      for (const row of rows) if (row.node.hidden === shown.has(row)) row.node.hidden = !row.node.hidden;
      for (const { node, tally, rows: held } of groups) {
        const left = held.filter((row) => shown.has(row)).length;
        const of = left < held.length ? `${left} of ` : "";
        node.hidden = !left;
        if (tally) tally.textContent = of + tally.dataset.was;
      }
      const left = passing("status");
      for (const box of boxes) {
        const number = left.filter((row) => row.family === box.dataset.shows).length;
        box.parentNode.querySelector(".tally").textContent = number;
      }
      recount(kind, passing("kind"));
      recount(who, passing("who"));
      form.classList.toggle("on", shown.size < rows.length);
      return shown.size;
    };

    /** Write what is chosen into the address, so that it can be sent and kept. */
    const address = () => {
      const url = new URL(location);
      const ticked = boxes.filter((one) => one.checked).map((one) => one.dataset.shows);
      const chosen = { text: text.value.trim(), kind: kind.value, who: who.value };
      chosen.status = ticked.length < boxes.length ? ticked.join() || "none" : "";
      for (const [name, value] of Object.entries(chosen)) {
        if (value) url.searchParams.set(name, value);
        else url.searchParams.delete(name);
      }
      url.search = url.search.replaceAll("%2C", ",");
      if (url.href !== location.href) history.replaceState(history.state, "", url);
    };

    const change = (wait = 0) => {
      if (!rows.length) collect();
      const number = apply();
      address();
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        said.textContent = `${number} of ${rows.length} claims shown`;
      }, wait);
    };

    form.addEventListener("input", ({ target }) => change(target === text ? 500 : 0));
    form.addEventListener("reset", () => setTimeout(change));
    form.addEventListener("submit", (event) => event.preventDefault());

    const refresh = () => {
      collect();
      apply();
    };

    /** Choose what the address says; a browser's own memory of the boxes stands otherwise. */
    const begin = (asked) => {
      collect();
      const status = asked.get("status")?.split(",");
      if (status) for (const box of boxes) box.checked = status.includes(box.dataset.shows);
      text.value = asked.get("text") ?? "";
      for (const select of [kind, who]) {
        select.value = asked.get(select.name) ?? "";
        if (select.selectedIndex < 0) select.value = "";
      }
      change();
      form.querySelector("details").open = form.matches(".on");
    };

    // Rows are read once the page is shown, unless the address hides some of them.
    if (location.search || boxes.some((one) => !one.checked)) begin(new URLSearchParams(location.search));
    else (window.requestIdleCallback ?? setTimeout)(refresh);
    return refresh;
  }

  // ---- Copying

  function copying() {
    if (!navigator.clipboard) return;
    for (const one of main.querySelectorAll("[data-copy]")) {
      if (one.querySelector("button[data-added]")) continue;
      const text = one.textContent.replace(/\s+/g, " ").trim();
      const button = make("button", { type: "button", className: "copy", textContent: "Copy" });
      button.setAttribute("aria-label", `Copy ${one.dataset.copy}`);
      button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(text);
        voice.textContent = button.textContent = "Copied";
        setTimeout(() => {
          button.textContent = "Copy";
          voice.textContent = "";
        }, 2000);
      });
      one.append(" ", button);
    }
  }

  // ---- Previews: what a link leads to, in the words of that page's own head

  const fine = matchMedia("(hover: hover) and (pointer: fine)");
  const RECORDS = /^(claims|statements|sources)\/./;
  const TITLES = ".entry[data-family] :is(h2, h3, h4, h5) a"; // what they lead to is told right below
  const heads = new Map();
  const off = make("button", { type: "button", className: "copy", textContent: "Turn previews off" });
  const card = make("div", { className: "preview", popover: "manual" });
  let over = null;
  let opening;
  let closing;

  const close = () => {
    clearTimeout(opening);
    clearTimeout(closing);
    closing = over = null;
    if (card.isConnected && card.matches(":popover-open")) card.hidePopover();
  };

  /** Fetch a page once, and keep its title and the sentence by which it describes itself. */
  const head = (address) => {
    if (!heads.has(address)) {
      const read = async () => {
        const answer = await fetch(address);
        if (!answer.ok) throw new Error(answer.statusText);
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const meta = (name) => page.querySelector(`meta[${name}]`)?.content ?? "";
        return [meta('property="og:title"'), meta('name="description"')];
      };
      heads.set(address, read().catch(() => heads.delete(address) && null));
    }
    return heads.get(address);
  };

  const open = async (link) => {
    const told = await head(link.pathname);
    if (!told || over !== link || !link.isConnected) return;
    const [title, words] = told;
    card.replaceChildren(make("p", {}, make("strong", { textContent: title })), make("p", { textContent: words }), off);
    card.showPopover();
    const at = link.getClientRects()[0] ?? link.getBoundingClientRect();
    const { width, height } = card.getBoundingClientRect();
    const below = at.bottom + height + 8 < innerHeight;
    const top = below ? at.bottom + 4 : Math.max(0, at.top - height - 4);
    const left = Math.max(8, Math.min(at.left, innerWidth - width - 8));
    card.style.margin = 0;
    card.style.inset = `${top}px auto auto ${left}px`;
  };

  /** Open what the pointer rests on; close what it left, unless it came back or into the card. */
  const point = ({ target, pointerType }) => {
    if (pointerType === "touch" || !fine.matches || !card.showPopover || kept.get("previews")) return;
    clearTimeout(opening);
    const link = target.closest?.("main a[href]");
    if (card.contains(target) || (link && link === over)) {
      clearTimeout(closing);
      closing = null;
      return;
    }
    if (over) closing ??= setTimeout(close, 300);
    if (!link || link.host !== location.host || link.pathname === location.pathname) return;
    if (link.matches(TITLES) || !RECORDS.test(link.pathname.slice(home.length))) return;
    opening = setTimeout(() => {
      close();
      over = link;
      open(link);
    }, 400);
  };

  // ---- Settings: colours, and whether there are previews

  const themes = ["", "light", "dark"];
  const theme = make("select");
  const previews = make("input", { type: "checkbox" });
  const settings = make(
    "p",
    { className: "settings" },
    make("label", {}, "Colours ", theme),
    make("label", {}, previews, " Previews of links"),
  );
  for (const name of themes) theme.append(new Option(name ? name[0].toUpperCase() + name.slice(1) : "System", name));

  const set = () => {
    const chosen = kept.get("theme");
    theme.value = themes.includes(chosen) ? chosen : "";
    if (theme.value) root.dataset.theme = theme.value;
    else delete root.dataset.theme;
    previews.checked = !kept.get("previews");
    previews.parentNode.hidden = !fine.matches;
  };
  theme.addEventListener("change", () => {
    kept.set("theme", theme.value);
    set();
  });
  previews.addEventListener("change", () => {
    kept.set("previews", previews.checked ? "" : "off");
    set();
  });
  off.addEventListener("click", () => {
    close();
    kept.set("previews", "off");
    voice.textContent = "Previews are off; the foot of the page turns them on again";
    set();
  });

  /** Put everything in its place; again whenever the page was replaced underneath. */
  function dress() {
    set();
    if (!settings.isConnected) document.querySelector(".colophon").append(settings);
    if (!card.isConnected) document.body.append(card, voice);
    filters();
    copying();
  }

  addEventListener("pointerover", point, { passive: true });
  addEventListener("scroll", () => over && close(), { passive: true });
  addEventListener("keydown", (event) => event.key === "Escape" && close());
  addEventListener("storage", set);
  addEventListener("patched", dress);
  dress();
}
