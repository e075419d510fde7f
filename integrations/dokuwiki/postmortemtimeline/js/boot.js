// Fetches the element only on pages that have a timeline. The names of the element's folder and of the
// version stand in this script's own address: what is imported from here has no other way to learn them.

const here = new URL(import.meta.url);
const folder = here.searchParams.get('element');

async function start() {
  if (!document.querySelector('postmortem-timeline')) return;
  const adapter = new URL(`./adapter.js?v=${here.searchParams.get('v')}`, here);
  const [{ PostmortemTimeline }, { adapterOf }] = await Promise.all([
    import(new URL(`../${folder}/element.js`, here).href),
    import(adapter.href),
  ]);
  PostmortemTimeline.registerHost(adapterOf);
}

start().catch((error) => console.error('<postmortem-timeline>', error));
