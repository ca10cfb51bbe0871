// When to try again and what was missed. Pure functions over plain values.

/** The close code by which the server says: too slow, resume from where you were. */
export const TOO_SLOW = 4008;

/** No frame for this long, while the server pings every 5 s, is a lost connection. */
export const SILENCE_MILLIS = 12_000;

/**
 * Returns how long to wait before a try: doubling from half a second to 10 s, and between half of
 * it and all of it by chance, so that a restarted server does not meet all its clients at once.
 */
export function delayBeforeTry(attempt, random) {
  const full = Math.min(10_000, 500 * 2 ** Math.min(attempt, 10));
  return Math.round(full * (0.5 + random / 2));
}

/**
 * Returns what a hello means for a page that has seen events up to `seen` (null: none): "fresh" when
 * there is nothing to resume, "restarted" when the log is shorter than what we saw, so it is another
 * log, "behind" when events were missed, "level" when none were.
 */
export function standing(seen, head) {
  if (seen === null) {
    return 'fresh';
  }
  if (head < seen) {
    return 'restarted';
  }
  return head > seen ? 'behind' : 'level';
}

/** Returns the address of the push, with the place to resume from and what is looked at. */
export function pushAddress(page, seen, selection) {
  const address = new URL('/ws', page);
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  if (seen !== null) {
    address.searchParams.set('after', String(seen));
  }
  for (const name of ['underlying', 'expiration']) {
    if (selection[name]) {
      address.searchParams.set(name, selection[name]);
    }
  }
  return address;
}
