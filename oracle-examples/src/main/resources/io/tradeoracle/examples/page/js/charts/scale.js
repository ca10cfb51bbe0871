// Round axes. Pure functions.

/** Returns the smallest of 1, 2 and 5 times a power of ten that is not below the value. */
function roundUp(value) {
  if (!(value > 0)) {
    return 1;
  }
  const power = 10 ** Math.floor(Math.log10(value));
  const factor = [1, 2, 5, 10].find((each) => each * power >= value * (1 - 1e-9));
  return factor * power;
}

/**
 * Returns min, max and step of an axis that holds the values in at most `spaces` spaces, each at
 * least `least` wide.
 */
export function scaleOf(values, spaces, least) {
  const known = values.filter(Number.isFinite);
  const low = known.length > 0 ? Math.min(...known) : 0;
  const high = known.length > 0 ? Math.max(...known) : least;
  let step = Math.max(least, roundUp((high - low) / spaces));
  let min = Math.floor(low / step) * step;
  let max = Math.ceil(high / step) * step;
  while ((max - min) / step > spaces + 1e-9) {
    step = roundUp(step * 1.01);
    min = Math.floor(low / step) * step;
    max = Math.ceil(high / step) * step;
  }
  return max > min ? { min, max, step } : { min: min - step, max: max + step, step };
}

/** Returns a scale from minus to plus the same round bound. */
export function symmetricScale(values, least) {
  const bound = Math.max(least, roundUp(values.filter(Number.isFinite)
    .reduce((most, value) => Math.max(most, Math.abs(value)), 0)));
  return { min: -bound, max: bound, step: bound };
}

/** Returns `wanted` places spread over `length` of them, first and last included. */
export function spread(length, wanted) {
  if (length <= wanted) {
    return [...Array(length).keys()];
  }
  return [...Array(wanted).keys()].map((each) => Math.round(each * (length - 1) / (wanted - 1)));
}

/** Returns 102400 as 102.4k and 900 as 900, with U+2212. */
export function compact(value, digits = 2) {
  const thousands = Math.abs(value) >= 1000;
  const figure = Number((Math.abs(value) / (thousands ? 1000 : 1)).toFixed(digits));
  return (value < 0 ? '\u2212' : '') + figure + (thousands ? 'k' : '');
}
