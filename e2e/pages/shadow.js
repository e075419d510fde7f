// A small editor in an open shadow root: fields, buttons, a list, keys, and rows kept in IndexedDB.
const make = (tag, attributes = {}, ...children) => {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
};

const store = () => new Promise((resolve, reject) => {
  const request = indexedDB.open("rows", 1);
  request.onupgradeneeded = () => request.result.createObjectStore("rows", { autoIncrement: true });
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

class RowsEditor extends HTMLElement {
  #list = make("ol", { "aria-label": "Rows" });
  #log = make("output", { "aria-label": "Log" });
  #field = make("input", { id: "what", type: "text", "data-part": "what" });

  connectedCallback() {
    const root = this.attachShadow({ mode: "open" });
    const add = make("button", { type: "button", "data-part": "add" }, "Add");
    const keep = make("button", { type: "button" }, "Keep");
    add.addEventListener("click", () => this.#add(this.#field.value || `row ${this.#list.children.length + 1}`));
    keep.addEventListener("click", () => this.#keep());
    for (const type of ["compositionstart", "compositionend"]) {
      this.#field.addEventListener(type, (event) => this.#say(`${type} ${event.data}`));
    }
    this.#field.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.isComposing) this.#add(this.#field.value);
      if (event.key === "z" && event.ctrlKey) { event.preventDefault(); this.#list.lastChild?.remove(); }
    });
    root.append(make("label", { for: "what" }, "What"), this.#field, add, keep, this.#list, this.#log);
    this.#load();
  }

  #add(text) { this.#list.append(make("li", {}, text)); }
  #say(text) { this.#log.append(make("div", {}, text)); }

  async #keep() {
    const database = await store();
    const transaction = database.transaction("rows", "readwrite", { durability: "strict" });
    for (const row of this.#list.children) transaction.objectStore("rows").add(row.textContent);
    transaction.oncomplete = () => { database.close(); this.#say("kept"); };
    transaction.onerror = () => this.#say(`not kept: ${transaction.error}`);
  }

  async #load() {
    const database = await store();
    const request = database.transaction("rows").objectStore("rows").getAll();
    request.onsuccess = () => { for (const text of request.result) this.#add(text); database.close(); this.#say("loaded"); };
  }
}

customElements.define("rows-editor", RowsEditor);
