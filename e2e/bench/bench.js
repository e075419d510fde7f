// What every contestant's page begins with: waiting for frames, doing a step, zooming, counting.
// A contestant sets `bench.contestant` to an object with `shown`, `render`, `edit`, `add` and `zoom`.

(() => {
  const memories = new Set();
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await original.apply(WebAssembly, given);
      const memory = (made.instance ?? made).exports?.memory;
      if (memory instanceof WebAssembly.Memory) memories.add(memory);
      return made;
    };
  }

  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const idle = () => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 20_000 }));
  const rest = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

  const count = (root) => {
    let found = 0;
    for (const element of root.querySelectorAll("*")) {
      found += 1;
      if (element.shadowRoot) found += count(element.shadowRoot);
    }
    return found;
  };

  const bench = {
    contestant: null,

    // Another time of day for each number, within the incident.
    clock: (number) => `11:${String(7 + number).padStart(2, "0")}:09`,

    // Milliseconds from the navigation until it is shown, and until nothing is left to do.
    async loaded() {
      return bench.loading;
    },

    // Does a step and waits until what it leads to stands in the page and was drawn: how long that
    // took, and with which frame it stood there. A step gives a function that says whether it is done.
    async step(action, number, argument) {
      const steps = bench.contestant[action] ?? bench[action];
      const step = typeof steps === "function" ? steps : steps[number];
      const start = performance.now();
      const done = step.call(bench.contestant, argument) ?? (() => true);
      let frames = 0;
      do {
        await frame();
        frames += 1;
      } while (!done());
      // The frame after the one in which it was drawn.
      await frame();
      return { wall: performance.now() - start, frames };
    },

    steps(action) {
      const steps = bench.contestant[action];
      return typeof steps === "function" ? 1 : (steps?.length ?? 0);
    },

    // From six hours to ten minutes in 60 steps, one a frame.
    async zoom() {
      if (!bench.contestant.zoom?.()) return null;
      let longest = 0;
      let dropped = 0;
      let before = await frame();
      for (let step = 1; step <= 60; step += 1) {
        bench.contestant.zoomTo(step, 6 * 3_600_000 * (1 / 36) ** (step / 60));
        const now = await frame();
        longest = Math.max(longest, now - before);
        dropped += Math.max(0, Math.round((now - before) / (1000 / 60)) - 1);
        before = now;
      }
      return { longest, dropped };
    },

    // Time for what is done after a step, such as keeping a draft.
    async settle() {
      await rest(600);
      await idle();
    },

    nothing: () => () => true,
    elements: () => count(document),
    wasm: () => [...memories].reduce((sum, memory) => sum + memory.buffer.byteLength, 0),
  };

  bench.loading = (async () => {
    while (!bench.contestant?.shown()) await frame();
    await frame();
    const shown = performance.now();
    await idle();
    return { shown, idle: performance.now() };
  })();

  window.bench = bench;
})();
