// The element as a user works with it: rows are clicked, fields typed into, keys pressed.

(() => {
  const host = () => document.querySelector("postmortem-timeline");
  const root = () => host().shadowRoot;
  const row = (id) => root().querySelector(`li[data-row="${id}"]`);
  const open = () => root().querySelector("li[data-editing]");
  const field = (name) => root().querySelector(`li[data-editing] [data-field="${name}"]`);

  const type = (field, text) => {
    field.setRangeText(text, field.value.length, field.value.length, "end");
    field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true, inputType: "insertText", data: text }));
  };
  const press = (target, key, held = {}) =>
    target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, composed: true, cancelable: true, ...held }));

  let chosen = null;
  let before = null;
  let made = 0;
  let later = "";

  // A row that is in view, by its place among those that are drawn.
  const choose = () => {
    chosen = root().querySelectorAll("li[data-row]")[3].dataset.row;
    return chosen;
  };
  const openAt = (part, name) => () => {
    row(choose()).querySelector(`[data-part=${part}]`).click();
    return () => Boolean(field(name));
  };
  const close = () => {
    press(root().activeElement ?? field("text"), "Enter", { ctrlKey: true });
    return () => !open();
  };

  bench.contestant = {
    shown: () => Boolean(host()?.shadowRoot?.querySelector("li[data-row]")),
    render: (text) => {
      host().value = text;
      const letter = text.includes('"bench002"') ? "a" : "b";
      return () => root().querySelector("li[data-row]")?.dataset.row.startsWith(letter);
    },
    edit: [
      openAt("text", "text"),
      () => {
        before = field("text").value;
        type(field("text"), "x");
        return () => field("text").value === `${before}x`;
      },
      () => {
        close();
        return () => !open() && row(chosen).textContent.includes(`${before.slice(-20)}x`);
      },
    ],
    time: [
      openAt("time", "time"),
      () => {
        const time = field("time");
        time.select();
        later = bench.clock((made += 1));
        time.setRangeText(later);
        time.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
        return () => field("time").value === later;
      },
      close,
    ],
    add: [
      () => {
        root().querySelector("[data-act=add]").click();
        return () => Boolean(field("time"));
      },
      () => {
        type(field("time"), bench.clock((made += 1)));
        press(field("time"), "Enter");
        return () => root().activeElement === field("text");
      },
      () => {
        type(field("text"), "Added by hand while somebody watched.");
        return () => true;
      },
      close,
    ],
    zoom: () => Boolean(root().querySelector(".stage")),
    zoomTo: () => {
      // 60 of these show a thirty-sixth: each 240 pixels of turning halve what is shown.
      const axis = root().querySelector(".stage");
      const box = axis.getBoundingClientRect();
      axis.dispatchEvent(
        new WheelEvent("wheel", {
          ctrlKey: true,
          deltaY: -20.7,
          bubbles: true,
          composed: true,
          cancelable: true,
          clientX: box.left + box.width / 2,
          clientY: box.top + box.height / 2,
        }),
      );
    },
  };
})();
