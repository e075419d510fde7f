// One fault a kind, inside a shadow root and with styles that the policy allows.
customElements.define("bad-part", class extends HTMLElement {
  connectedCallback() {
    const root = this.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("p { color: #aaa; background: #fff } .small { inline-size: 12px; block-size: 12px; padding: 0; border: 0; margin: 0 }");
    root.adoptedStyleSheets = [sheet];
    const make = (tag, attributes, text = "") => {
      const element = document.createElement(tag);
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      element.textContent = text;
      root.append(element);
    };
    make("input", { type: "text" });
    make("p", {}, "Grey on white.");
    make("button", { type: "button", class: "small", "aria-label": "One" });
    make("button", { type: "button", class: "small", "aria-label": "Two" });
    make("button", { type: "button" });
  }
});
