// How far a position is between its stop and its target. Pure functions.
import { percent } from '../format.js';

/**
 * Returns where entry and mid lie on the track from stop (0) to target (1), or null where one of the
 * prices is not known. A price on the other side of the stop's counts as negative.
 */
export function track({ entry, mid, stop, target }) {
  if (!entry || !mid || !stop || !target) {
    return null;
  }
  const value = (price) => (price.side === stop.side ? price.price : -price.price);
  const length = value(target) - value(stop);
  if (length === 0) {
    return null;
  }
  const place = (price) => Math.min(1, Math.max(0, (price - value(stop)) / length));
  return { entry: place(entry.price), now: place(value(mid)) };
}

/** Returns the share of the way in words: 65% to target. */
export function shareInWords(wayFraction) {
  if (wayFraction === null || wayFraction === undefined) {
    return 'no price';
  }
  const share = percent(Math.min(1, Math.abs(wayFraction)), 0);
  return `${share} to ${wayFraction < 0 ? 'stop' : 'target'}`;
}
