// The floor: a virtual table with rows of one height and one path of SVG ticks, and nothing else.

class PlainTable {
  static ROW = 28;
  static SVG = "http://www.w3.org/2000/svg";

  constructor(place) {
    const make = (tag, name, parent) => {
      const element = document.createElement(tag);
      element.className = name;
      parent.append(element);
      return element;
    };
    this.root = make("div", "plain", place);
    const svg = document.createElementNS(PlainTable.SVG, "svg");
    this.ticks = document.createElementNS(PlainTable.SVG, "path");
    this.ticks.setAttribute("stroke", "currentColor");
    svg.append(this.ticks);
    this.root.append(svg);
    this.durations = make("div", "durations", this.root);
    this.scroll = make("div", "scroll", this.root);
    this.before = make("div", "", this.scroll);
    this.list = make("div", "", this.scroll);
    this.after = make("div", "", this.scroll);
    this.editing = null;
    this.scroll.addEventListener("scroll", () => this.draw());
    this.list.addEventListener("click", (event) => this.open(event.target.closest(".row"), event.target.className));
    this.list.addEventListener("input", (event) => this.typed(event.target));
    this.list.addEventListener("keydown", (event) => event.key === "Enter" && this.close());
  }

  set(text) {
    this.document = JSON.parse(text);
    this.events = this.document.events;
    for (const event of this.events) event.when = Date.parse(event.at);
    this.from = this.events[0].when;
    this.to = this.events[this.events.length - 1].when;
    this.editing = null;
    this.scroll.scrollTop = 0;
    this.redraw();
  }

  redraw() {
    this.draw();
    this.drawTicks();
    this.measure();
  }

  // Only the rows in view are elements; they are made anew, since there are few.
  draw() {
    const { ROW } = PlainTable;
    const first = Math.max(0, Math.floor(this.scroll.scrollTop / ROW) - 6);
    const last = Math.min(this.events.length, first + 36);
    this.before.style.height = `${first * ROW}px`;
    this.after.style.height = `${(this.events.length - last) * ROW}px`;
    this.list.replaceChildren(...this.events.slice(first, last).map((event) => this.row(event)));
  }

  row(event) {
    const row = document.createElement("div");
    row.className = "row";
    row.dataset.id = event.id;
    const cells = { time: event.at.slice(11, 19), kind: event.kind ?? "", who: (event.who ?? []).join(), text: event.text };
    for (const [name, value] of Object.entries(cells)) {
      const edited = this.editing === event.id && (name === "text" || name === "time");
      const cell = document.createElement(edited ? "input" : "span");
      cell.className = name;
      if (edited) cell.value = value;
      else cell.textContent = value;
      row.append(cell);
    }
    return row;
  }

  // One line for each pixel that has an event.
  drawTicks() {
    const width = this.root.clientWidth || 1200;
    const scale = width / Math.max(1, this.to - this.from);
    const parts = [];
    let last = -1;
    for (let at = this.place(this.from); at < this.events.length; at += 1) {
      const { when } = this.events[at];
      if (when > this.to) break;
      const x = Math.round((when - this.from) * scale);
      if (x !== last) parts.push(`M${x} 20v20`);
      last = x;
    }
    this.ticks.setAttribute("d", parts.join(""));
  }

  measure() {
    const at = (key) => this.events.find((event) => event.id === this.document.markers[key]?.event)?.when;
    const start = at("start");
    const spans = ["detect", "mitigate", "resolve"].map((key) => {
      const span = document.createElement("span");
      span.textContent = `${key} ${Math.round((at(key) - start) / 60_000)} min`;
      return span;
    });
    this.durations.replaceChildren(...spans);
  }

  // The place of the first event at or behind an instant.
  place(when) {
    let [low, high] = [0, this.events.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.events[middle].when < when) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  open(row, part) {
    if (!row || this.editing === row.dataset.id) return;
    this.editing = row.dataset.id;
    this.draw();
    this.list.querySelector(`input.${part === "time" ? "time" : "text"}`)?.focus();
  }

  typed(input) {
    const event = this.events.find((event) => event.id === this.editing);
    if (input.classList.contains("text")) event.text = input.value;
  }

  close() {
    const at = this.events.findIndex((event) => event.id === this.editing);
    const event = this.events[at];
    const time = this.list.querySelector("input.time")?.value;
    this.editing = null;
    if (time && time !== event.at.slice(11, 19)) {
      event.at = `${event.at.slice(0, 11)}${time}Z`;
      event.when = Date.parse(event.at);
      this.events.splice(at, 1);
      this.events.splice(this.place(event.when + 1), 0, event);
    }
    this.redraw();
  }

  add(event) {
    event.when = Date.parse(event.at);
    this.events.splice(this.place(event.when + 1), 0, event);
    this.redraw();
  }

  zoomTo(from, to) {
    [this.from, this.to] = [from, to];
    this.drawTicks();
  }
}
