// What the smile's chart draws of a chain. Pure functions.
import { isHeld } from './chain-rows.js';

/**
 * Returns the out-of-the-money quotes with their distance from the fit in points, the fit, the
 * forward and what is held, each by strike in ascending order.
 */
export function smileData({ strikes, smile, forward, spot }) {
  const fitted = smile?.fitted ?? [];
  const middle = forward ?? spot;
  const quotes = strikes.map((row) => {
    const right = row.strike < middle ? 'PUT' : 'CALL';
    const side = right === 'PUT' ? row.put : row.call;
    return side && Number.isFinite(side.iv) ? quoteOf(row.strike, right, side, fitted) : null;
  }).filter((quote) => quote !== null);
  return { quotes, fitted, forward: forward ?? null, held: strikes.filter(isHeld).map(heldAt) };
}

function quoteOf(strike, right, { iv, ivBid, ivAsk }, fitted) {
  const fit = fitAt(fitted, strike);
  const points = (value) => (Number.isFinite(value) && fit !== null ? (value - fit) * 100 : null);
  return { strike, right, iv, ivBid, ivAsk, distance: points(iv), below: points(ivBid), above: points(ivAsk) };
}

function heldAt({ strike, call, put }) {
  return { strike, quantity: (call?.held ?? 0) + (put?.held ?? 0) || (call?.held ?? 0) };
}

/** Returns the fit at a strike, straight between its points, or null outside them. */
function fitAt(fitted, strike) {
  const after = fitted.findIndex((point) => point.strike >= strike);
  if (after < 0) {
    return null;
  }
  const high = fitted[after];
  if (high.strike === strike) {
    return high.iv;
  }
  const low = fitted[after - 1];
  return low === undefined
    ? null
    : low.iv + (high.iv - low.iv) * (strike - low.strike) / (high.strike - low.strike);
}
