// vis-timeline through its public methods, animations off, in one of two configurations.

(() => {
  const best = new URLSearchParams(location.search).has("best");
  let timeline = null;
  let items = null;
  let shown = false;
  let texts = [];
  let made = 0;
  const later = () => `2026-03-03T${bench.clock((made += 1))}Z`;

  const item = (event) => ({ id: event.id, content: event.text, start: event.at });

  const render = (text) => {
    const { events } = JSON.parse(text);
    timeline?.destroy();
    const place = document.getElementById("place");
    place.replaceChildren();
    texts = events;
    items = new vis.DataSet(events.map(item));
    const start = new Date("2026-03-03T08:00:00Z");
    const end = new Date("2026-03-03T14:00:00Z");
    // Stacking is the default. Without it, and with clusters where there are many, vis is quickest.
    const large = events.length >= 10_000;
    const options = best ? { stack: false, cluster: large ? { maxItems: 1 } : undefined } : {};
    timeline = new vis.Timeline(place, items, {
      start,
      end,
      height: "500px",
      showTooltips: false,
      editable: true,
      ...options,
      onInitialDrawComplete: () => {
        shown = true;
      },
    });
  };

  bench.contestant = {
    shown: () => shown,
    render(text) {
      shown = false;
      render(text);
      return () => shown;
    },
    edit() {
      const event = texts[Math.min(3, texts.length - 1)];
      event.text += "x";
      items.update({ id: event.id, content: event.text });
    },
    time() {
      const event = texts[Math.min(3, texts.length - 1)];
      items.update({ id: event.id, start: later() });
    },
    add() {
      const start = later();
      items.add({ id: `added-${made}`, content: "Added by hand while somebody watched.", start });
    },
    zoom: () => true,
    zoomTo(_, length) {
      const middle = Date.parse("2026-03-03T11:00:00Z");
      timeline.setWindow(middle - length / 2, middle + length / 2, { animation: false });
    },
  };

  addEventListener("DOMContentLoaded", () => render(document.getElementById("data").textContent));
})();
