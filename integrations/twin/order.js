// The order of events: stored is shown, as `src/model/order.rs` and `src/format/repair.rs` have it.

import { modulo } from './moment.js';

const DAY = 86400;
const CLASSES = { day: 0, before: 1, at: 2, after: 3 };

/** The events in order. Of several with one identifier only the first is referred to. */
export function arranged(events) {
  const places = new Map();
  events.forEach((event, at) => {
    if (event.id === '' || places.has(event.id)) event.id = null;
    else places.set(event.id, at);
  });
  const tops = misplaced(events, places);
  const dated = events.filter((event) => event.at).map((event) => ({ event, key: sortKey(event) }));
  dated.sort((one, two) => compareKeys(one.key, two.key));
  const { top, followers } = undated(events, tops);
  return woven([...top, ...dated.map(({ event }) => event)], followers);
}

function sortKey({ at, precision, certainty, rank }) {
  const isBound = certainty === 'before' || certainty === 'after';
  const kind = precision === 'day' ? 'day' : isBound ? certainty : 'at';
  const local = at.seconds + at.offset;
  const seconds = kind === 'day' ? local - modulo(local, DAY) - at.offset : at.seconds;
  return { seconds, nanos: kind === 'day' ? 0 : at.nanos, kind: CLASSES[kind], rank };
}

function compareKeys(one, two) {
  return one.seconds - two.seconds || one.nanos - two.nanos || one.kind - two.kind || compare(one.rank, two.rank);
}

const compare = (one, two) => (one < two ? -1 : Number(one > two));

/** Events without a time that follow none that exists, and of each circle the first one met. */
function misplaced(events, places) {
  const tops = new Set();
  const met = new Map();
  for (let walk = 0; walk < events.length; walk += 1) {
    let at = walk;
    while (at !== undefined && !events[at].at && events[at].after !== '') {
      if (met.has(at)) {
        if (met.get(at) === walk) tops.add(at);
        break;
      }
      met.set(at, walk);
      const next = places.get(events[at].after);
      if (next === undefined) tops.add(at);
      at = next;
    }
  }
  return tops;
}

function undated(events, tops) {
  const top = [];
  const followers = new Map();
  events.forEach((event, at) => {
    if (event.at) return;
    if (event.after === '' || tops.has(at)) top.push(event);
    else if (followers.has(event.after)) followers.get(event.after).push(event);
    else followers.set(event.after, [event]);
  });
  for (const list of [top, ...followers.values()]) list.sort((one, two) => compare(one.rank, two.rank));
  return { top, followers };
}

/** Each event with those that follow it behind it. */
function woven(first, followers) {
  const done = [];
  const open = first.reverse();
  while (open.length > 0) {
    const event = open.pop();
    done.push(event);
    const behind = followers.get(event.id) ?? [];
    followers.delete(event.id);
    for (const follower of behind.reverse()) open.push(follower);
  }
  return done;
}
