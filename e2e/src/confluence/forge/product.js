// The product's page around an app: it makes the frames, and passes the bridge's calls on to the model.
(() => {
  const { surface, user, sandbox } = document.documentElement.dataset;
  // Two sites, as in Cloud; or one site, so that a browser which keeps storage from foreign frames gives it.
  const host = location.hostname === '127.0.0.1' ? 'localhost' : 'app.site.localhost';
  const origin = `http://${host}:${location.port}`;
  const macro = document.getElementById('macro');
  const dialog = document.getElementById('configuration');
  const button = document.getElementById('configure');
  const frames = new Map();

  const show = (place, folder, kind) => {
    const frame = document.createElement('iframe');
    frame.sandbox = sandbox;
    frame.width = '100%';
    frame.height = '600';
    frame.src = `${origin}/forge/${folder}/index.html`;
    place.replaceChildren(frame);
    frames.set(frame, kind);
  };

  const ask = async (kind, { command, payload }) => {
    const body = JSON.stringify({ surface: kind, user, command, payload });
    const headers = { 'Content-Type': 'application/json' };
    try {
      const answer = await fetch('/model/forge/call', { method: 'POST', headers, body });
      return await answer.json();
    } catch (error) {
      return { error: String(error) };
    }
  };

  const closes = (kind, command, reply) =>
    kind === 'config' && reply.result === true && (command === 'submit' || command === 'close');

  addEventListener('message', async (event) => {
    const frame = [...frames.keys()].find((known) => known.contentWindow === event.source);
    if (!frame || event.data?.kind !== 'forge-call') {
      return;
    }
    const kind = frames.get(frame);
    const reply = await ask(kind, event.data);
    event.source.postMessage({ kind: 'forge-reply', id: event.data.id, ...reply }, event.origin);
    if (closes(kind, event.data.command, reply)) {
      frames.delete(frame);
      dialog.close();
      dialog.replaceChildren();
      show(macro, 'view', surface);
    }
  });

  button.hidden = surface === 'view';
  button.addEventListener('click', () => {
    show(dialog, 'config', 'config');
    dialog.showModal();
  });
  show(macro, 'view', surface);
})();
