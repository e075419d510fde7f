// Incidents that were reopened, `detect.2`, `mitigate.2`: as `src/model/durations/round.rs`.

const WITH_ROUNDS = ['start', 'detect', 'mitigate', 'resolve', 'declare', 'acknowledge', 'recover', 'close'];

/** The base name and the round of a marker's name; the first round has no number. */
export function splitRound(key) {
  const dot = key.lastIndexOf('.');
  const [base, digits] = [key.slice(0, dot), key.slice(dot + 1)];
  const round = dot >= 0 && /^[1-9][0-9]*$/.test(digits) ? Number(digits) : 1;
  const isNumbered = round >= 2 && round <= 0xffffffff && WITH_ROUNDS.includes(base);
  return isNumbered ? { base, round } : { base: key, round: 1 };
}

export const roundKey = (base, round) => (round < 2 ? base : `${base}.${round}`);

export const lastRound = (markers) => Math.max(1, ...markers.map(({ key }) => splitRound(key).round));

/** How many rounds there are after the first. */
export const reopened = (markers) => new Set(markers.map(({ key }) => splitRound(key).round).filter((it) => it > 1)).size;

/** The marker that counts for a base name: the first round's, or for endings the last round's. */
export function counting(markers, base, isEnding) {
  const rounds = markers.map((marker) => ({ marker, ...splitRound(marker.key) })).filter((it) => it.base === base);
  rounds.sort((one, two) => one.round - two.round);
  return (isEnding ? rounds.at(-1) : rounds[0])?.marker ?? null;
}

/** Whether the incident goes on: begun, not final, and its last round neither resolved nor closed. */
export function isOngoing({ status, markers }, events) {
  const start = counting(markers, 'start', false);
  const hasBegun = Boolean(start && events.get(start.event)?.at);
  const round = lastRound(markers);
  const isOver = ['resolve', 'close'].some((base) => {
    const marker = markers.find(({ key }) => key === roundKey(base, round));
    const event = marker && events.get(marker.event);
    return marker && !(marker.isEnd && event && event.at && !event.until);
  });
  return hasBegun && !isOver && status !== 'final';
}
