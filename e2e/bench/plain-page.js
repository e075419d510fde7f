// Drives the plain table as a user would: click a row, type, Enter.

(() => {
  let table = null;
  let chosen = null;
  let before = null;
  let made = 0;
  const field = (name) => table.list.querySelector(`input.${name}`);
  const row = () => table.list.querySelector(`[data-id="${chosen}"]`);
  const open = (part) => () => {
    const clicked = table.list.children[3];
    chosen = clicked.dataset.id;
    clicked.querySelector(`.${part}`).click();
    return () => Boolean(field(part));
  };
  const input = (field, value) => {
    field.value = value;
    field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  };
  const enter = () => {
    field("text").dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
    return () => !field("text");
  };

  bench.contestant = {
    shown: () => Boolean(table?.list.children.length),
    render: (text) => table.set(text),
    edit: [
      open("text"),
      () => {
        before = field("text").value;
        input(field("text"), `${before}x`);
      },
      () => {
        enter();
        return () => row()?.textContent.endsWith(`${before}x`);
      },
    ],
    time: [open("time"), () => input(field("time"), bench.clock((made += 1))), enter],
    add: () => {
      made += 1;
      const at = `2026-03-03T${bench.clock(made)}Z`;
      table.add({ id: `added-${made}`, at, text: "Added by hand while somebody watched." });
    },
    zoom: () => true,
    zoomTo: (_, length) => {
      const middle = Date.parse("2026-03-03T11:00:00Z");
      table.zoomTo(middle - length / 2, middle + length / 2);
    },
  };

  addEventListener("DOMContentLoaded", () => {
    table = new PlainTable(document.getElementById("place"));
    table.set(document.getElementById("data").textContent);
  });
})();
