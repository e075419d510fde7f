// Impact time, the union of all events of kind `impact`: as `src/model/impact.rs`.

import { amountBetween, compareInstants, endWindow, exactly, instant, isNegative, startWindow } from './amount.js';

const ofImpact = (events) => events.filter(({ kind }) => kind === 'impact');

/** Whether an event of kind `impact` has begun and has no end. */
export const isImpactOpen = (events) => ofImpact(events).some(({ at, until }) => at && !until);

/** Where the first interval begins, or the last one ends: its window, or what is lacking. */
export function impactPoint(events, isEnd) {
  let found = null;
  for (const event of ofImpact(events)) {
    const moment = isEnd ? event.until : event.at;
    if (!moment) return { lack: 'time' };
    const order = found && compareInstants(instant(moment), instant(found.moment));
    const isFurther = found === null || (isEnd ? order > 0 : order < 0);
    if (isFurther) found = { moment, window: isEnd ? endWindow(event) : startWindow(event) };
  }
  return found ?? { lack: 'impact' };
}

/** `{amount, isSoFar}` of the time in which users were affected; `null` when no event says so. */
export function impactFigure(events, isOngoing, now) {
  const found = ofImpact(events);
  if (found.length === 0) return null;
  const tally = { certain: [], possible: [], stated: [], spans: 0, isLost: false, isOpen: false, worst: null };
  Object.assign(tally, { hasNoLeast: false, hasNoMost: false, isRough: false });
  for (const event of found) add(tally, event, isOngoing ? now : null);
  return summed(tally, Boolean(isOngoing && tally.isOpen && now));
}

function add(tally, event, now) {
  const start = startWindow(event);
  if (!start) {
    tally.isLost = true;
    return;
  }
  if (!event.until) tally.isOpen = true;
  const end = endWindow(event) ?? (now && exactly(now));
  if (!end) return;
  const amount = amountBetween(start, end);
  if (isNegative(amount)) {
    tally.isLost = true;
    if (tally.worst === null || amount.most < tally.worst.most) tally.worst = amount;
    return;
  }
  span(tally, start, end);
}

function span(tally, start, end) {
  tally.spans += 1;
  tally.isRough ||= start.isRough || end.isRough;
  if (start.latest && end.earliest) tally.certain.push([start.latest, end.earliest]);
  else tally.hasNoLeast = true;
  if (start.earliest && end.latest) tally.possible.push([start.earliest, end.latest]);
  else tally.hasNoMost = true;
  if (start.stated && end.stated) tally.stated.push([start.stated, end.stated]);
}

function summed(tally, isSoFar) {
  if (tally.spans === 0) return { amount: tally.worst, isSoFar: false };
  const isComplete = (isSoFar || !tally.isOpen) && !tally.isLost;
  const certain = union(tally.certain);
  const least = certain > 0 || !tally.hasNoLeast ? certain : null;
  const most = isComplete && !tally.hasNoMost ? union(tally.possible) : null;
  const estimate = isComplete && tally.stated.length === tally.spans ? union(tally.stated) : null;
  return { amount: { least, most, estimate, isRough: tally.isRough }, isSoFar };
}

/** Whole seconds covered by at least one of the intervals. */
function union(spans) {
  spans.sort((one, two) => compareInstants(one[0], two[0]) || compareInstants(one[1], two[1]));
  let coveredTo = null;
  let [seconds, nanos] = [0, 0];
  for (const [start, to] of spans) {
    const from = coveredTo && compareInstants(coveredTo, start) > 0 ? coveredTo : start;
    if (compareInstants(to, from) <= 0) continue;
    seconds += to[0] - from[0];
    nanos += to[1] - from[1];
    coveredTo = to;
  }
  return seconds + Math.floor(nanos / 1e9);
}
