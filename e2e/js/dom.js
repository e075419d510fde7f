// Looks through open shadow roots as a reader does. Evaluates to an object of functions.
const dom = (() => {
  // The nodes whose text and names count: the shadow tree in place of the children it hides.
  const inside = (node) => {
    if (node.shadowRoot) return [...node.shadowRoot.childNodes];
    if (node.localName === "slot" && node.assignedNodes().length) return node.assignedNodes();
    return [...node.childNodes];
  };
  const all = (root, test, out = []) => {
    for (const child of root.children ?? []) {
      if (test(child)) out.push(child);
      if (child.shadowRoot) all(child.shadowRoot, test, out);
      all(child, test, out);
    }
    return out;
  };
  const find = (css, root = document) => all(root.shadowRoot && root !== document ? root.shadowRoot : root, (e) => e.matches(css));
  const parent = (node) => node.assignedSlot ?? node.parentElement ?? node.getRootNode().host ?? null;
  const shown = (e) => {
    if (!e.isConnected || !e.checkVisibility({ visibilityProperty: true })) return false;
    for (let up = e; up; up = parent(up)) {
      if (up.getAttribute("aria-hidden") === "true" || up.inert) return false;
    }
    return true;
  };
  const byIds = (e, attribute) => {
    const ids = (e.getAttribute(attribute) ?? "").split(/\s+/).filter(Boolean);
    return ids.map((id) => e.getRootNode().getElementById(id)).filter(Boolean);
  };
  const squeeze = (text) => text.replace(/\s+/g, " ").trim();
  const content = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    if (node.nodeType !== Node.ELEMENT_NODE || node.localName === "style") return "";
    if (node.getAttribute("aria-hidden") === "true" || !node.checkVisibility()) return "";
    const label = node.getAttribute("aria-label");
    if (label) return ` ${label} `;
    if (node.localName === "img") return ` ${node.alt} `;
    if (node.localName === "svg") return ` ${node.querySelector("title")?.textContent ?? ""} `;
    const block = getComputedStyle(node).display.startsWith("inline") ? "" : " ";
    return block + inside(node).map(content).join("") + block;
  };
  const FROM_CONTENT = new Set("button link heading tab menuitem menuitemcheckbox menuitemradio option checkbox radio switch treeitem cell gridcell columnheader rowheader row tooltip".split(" "));
  const name = (e) => {
    const labels = byIds(e, "aria-labelledby");
    if (labels.length) return squeeze(labels.map(content).join(" "));
    const label = e.getAttribute("aria-label");
    if (label?.trim()) return squeeze(label);
    if (e.labels?.length) return squeeze([...e.labels].map(content).join(" "));
    const child = { fieldset: "legend", table: "caption", figure: "figcaption", svg: "title" }[e.localName];
    const titled = child && e.querySelector(`:scope > ${child}`);
    if (titled) return squeeze(titled.textContent);
    if (e.localName === "img" && e.alt) return squeeze(e.alt);
    if (e.localName === "input" && ["button", "submit", "reset"].includes(e.type)) return squeeze(e.value);
    if (FROM_CONTENT.has(role(e)) || e.localName === "summary") {
      const text = squeeze(inside(e).map(content).join(""));
      if (text) return text;
    }
    return squeeze(e.getAttribute("title") ?? e.getAttribute("placeholder") ?? "");
  };
  const INPUTS = { button: "button", submit: "button", reset: "button", image: "button", checkbox: "checkbox", radio: "radio", range: "slider", number: "spinbutton", search: "searchbox", text: "textbox", email: "textbox", tel: "textbox", url: "textbox" };
  const ROLES = { button: "button", summary: "button", textarea: "textbox", ul: "list", ol: "list", menu: "list", li: "listitem", table: "table", tr: "row", td: "cell", nav: "navigation", main: "main", aside: "complementary", article: "article", dialog: "dialog", option: "option", fieldset: "group", details: "group", figure: "figure", img: "img", hr: "separator", output: "status", progress: "progressbar", meter: "meter", form: "form", search: "search", dt: "term", dd: "definition", p: "paragraph", time: "time" };
  const role = (e) => {
    const given = (e.getAttribute("role") ?? "").trim().split(/\s+/)[0];
    if (given) return given;
    const tag = e.localName;
    if (tag === "input") return e.hasAttribute("list") ? "combobox" : INPUTS[e.type] ?? "";
    if (tag === "a" || tag === "area") return e.hasAttribute("href") ? "link" : "";
    if (tag === "select") return e.multiple || e.size > 1 ? "listbox" : "combobox";
    if (tag === "th") return e.scope === "row" ? "rowheader" : "columnheader";
    if (/^h[1-6]$/.test(tag)) return "heading";
    if (tag === "section") return e.hasAttribute("aria-label") || e.hasAttribute("aria-labelledby") ? "region" : "";
    return ROLES[tag] ?? "";
  };
  const roles = (wanted, root = document) => find("*", root).filter((e) => role(e) === wanted && shown(e));
  const named = (wanted, label, exact, root) =>
    roles(wanted, root).filter((e) => (exact ? name(e) === label : name(e).toLowerCase().includes(label.toLowerCase())));
  const text = (e) => squeeze(inside(e).map(content).join(""));
  const active = () => {
    let e = document.activeElement;
    while (e?.shadowRoot?.activeElement) e = e.shadowRoot.activeElement;
    return e;
  };
  const focus = () => {
    const e = active();
    if (!e) return null;
    const data = Object.fromEntries([...e.attributes].filter((a) => a.name.startsWith("data-")).map((a) => [a.name, a.value]));
    return { tag: e.localName, role: role(e), name: name(e), id: e.id, data };
  };
  const center = (e) => {
    const box = e.getBoundingClientRect();
    return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  };
  // Who a click at the middle would reach, and whether that belongs to the element.
  const reached = (e) => {
    const { x, y } = center(e);
    let top = document.elementFromPoint(x, y);
    for (let deeper = top; deeper?.shadowRoot; ) {
      deeper = deeper.shadowRoot.elementFromPoint(x, y);
      if (!deeper || deeper === top) break;
      top = deeper;
    }
    for (let up = top; up; up = parent(up)) if (up === e) return null;
    const label = e.labels && [...e.labels].some((l) => l.contains(top));
    return label ? null : top ? `<${top.localName}> “${name(top)}”` : "nothing";
  };
  return { find, named, roles, name, role, text, shown, active, focus, center, reached };
})();
