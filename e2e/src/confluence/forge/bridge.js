// What Forge puts into an app's frame: one function, which asks the product's page.
(() => {
  const waiting = new Map();
  let last = 0;

  addEventListener('message', (event) => {
    if (event.source !== parent || event.data?.kind !== 'forge-reply') {
      return;
    }
    const call = waiting.get(event.data.id);
    waiting.delete(event.data.id);
    if (event.data.error === undefined) {
      call?.resolve(event.data.result);
    } else {
      call?.reject(new Error(event.data.error));
    }
  });

  const callBridge = (command, payload) =>
    new Promise((resolve, reject) => {
      last += 1;
      waiting.set(last, { resolve, reject });
      parent.postMessage({ kind: 'forge-call', id: last, command, payload }, '*');
    });

  globalThis.__bridge = { callBridge };
})();
