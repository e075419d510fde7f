// Holds twin.js to the pairs of files in ../fixtures: `node run.mjs`. Fails with what differs.

import { readFileSync, readdirSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { twin } from '../twin.js';

const folder = new URL('../fixtures/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.expected.json'));
let faults = 0;
for (const name of names) {
  const { language, savedAt, ...expected } = JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
  const text = readFileSync(new URL(name.replace('.expected', ''), folder), 'utf8');
  const found = twin(text, { language, savedAt });
  for (const key of Object.keys(expected)) {
    if (isDeepStrictEqual(found[key], expected[key])) continue;
    faults += 1;
    console.error(`${name}: ${key}\n  found    ${JSON.stringify(found[key])}\n  expected ${JSON.stringify(expected[key])}`);
  }
}
console.log(`${names.length} documents in JavaScript, ${faults} differences`);
process.exit(faults === 0 && names.length > 0 ? 0 : 1);
