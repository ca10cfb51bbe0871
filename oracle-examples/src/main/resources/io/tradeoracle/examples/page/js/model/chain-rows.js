// Which strikes of a chain are shown, and which are folded away. Pure functions.

const NEAR = 7;

/**
 * Returns the rows of a chain: {strike row}, {fold: how many, key, where}, and {spot: true} between
 * the strikes around the spot. Shown are the strikes next to the spot, all held ones, and the folds
 * whose key is unfolded.
 */
export function chainRows(strikes, spot, unfolded) {
  const above = strikes.findIndex(({ strike }) => strike >= spot);
  const middle = above < 0 ? strikes.length : above;
  const shown = (row, index) => isHeld(row) || (index >= middle - NEAR && index < middle + NEAR);
  const rows = [];
  let hidden = [];
  strikes.forEach((row, index) => {
    const keep = shown(row, index);
    if (keep || index === middle) {
      rows.push(...folded(hidden, strikes, unfolded));
      hidden = [];
    }
    if (index === middle) {
      rows.push({ spot: true });
    }
    if (keep) {
      rows.push(row);
    } else {
      hidden.push(row);
    }
  });
  rows.push(...folded(hidden, strikes, unfolded));
  return middle === strikes.length && strikes.length > 0 ? [...rows, { spot: true }] : rows;
}

/** Returns whether a contract at this strike is held. */
export const isHeld = ({ call, put }) => Boolean(call?.held) || Boolean(put?.held);

function folded(hidden, strikes, unfolded) {
  if (hidden.length === 0) {
    return [];
  }
  const key = String(hidden[0].strike);
  if (unfolded.has(key)) {
    return hidden;
  }
  const where = hidden[0] === strikes[0] ? 'below'
    : hidden.at(-1) === strikes.at(-1) ? 'above' : 'between';
  return [{ fold: hidden.length, key, where }];
}
