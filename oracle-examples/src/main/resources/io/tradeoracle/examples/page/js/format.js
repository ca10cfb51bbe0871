// Figures as words. Pure functions; what is not available is a dash, never 0.
import { shortDate } from './newyork.js';

export const DASH = '–';
const MINUS = '\u2212';

const grouped = new Map();

function withDigits(value, digits) {
  if (!grouped.has(digits)) {
    grouped.set(digits, new Intl.NumberFormat('en-US',
      { minimumFractionDigits: digits, maximumFractionDigits: digits }));
  }
  return grouped.get(digits).format(value);
}

const missing = (value) => value === null || value === undefined || Number.isNaN(value);

/** Returns the sign of the value as it prints with that many digits: what rounds to 0 has none. */
function signOf(value, digits = 2) {
  return missing(value) ? 0 : Math.sign(Math.round(value * 10 ** digits));
}

/** Returns the number with thousands separators and U+2212 for a minus. */
export function number(value, digits = 2) {
  if (missing(value)) {
    return DASH;
  }
  const sign = signOf(value, digits) < 0 ? MINUS : '';
  return sign + withDigits(Math.abs(value), digits);
}

/** Returns the number with its sign, + included. */
export function signed(value, digits = 2) {
  return (signOf(value, digits) > 0 ? '+' : '') + number(value, digits);
}

/** Returns dollars: $1,234.50. */
export function money(value, digits = 2) {
  if (missing(value)) {
    return DASH;
  }
  return (signOf(value, digits) < 0 ? MINUS : '') + '$' + withDigits(Math.abs(value), digits);
}

/** Returns dollars with their sign, + included. */
export function signedMoney(value, digits = 2) {
  return (signOf(value, digits) > 0 ? '+' : '') + money(value, digits);
}

/** Returns a fraction as per cent: 0.006 is 0.60%. */
export function percent(fraction, digits = 2) {
  return missing(fraction) ? DASH : number(fraction * 100, digits) + '%';
}

/** Returns a fraction as per cent with its sign, + included. */
export function signedPercent(fraction, digits = 2) {
  return missing(fraction) ? DASH : signed(fraction * 100, digits) + '%';
}

/** Returns a limit as per cent without needless digits: 0.15 is 15%. */
export function limitPercent(fraction) {
  return missing(fraction) ? DASH : `${Number((fraction * 100).toFixed(2))}%`;
}

/** Returns a count with thousands separators. */
export const count = (value) => number(value, 0);

/** Returns a count and its noun, in the plural unless it is one. */
export const counted = (value, noun) => `${count(value)} ${noun}${value === 1 ? '' : 's'}`;

/** Returns minus the size of a value, which may be given with either sign. */
export const minus = (value) => (missing(value) ? null : -Math.abs(value));

/** Returns the price of a structure with its side: 5.62 credit. */
export function price(value) {
  return missing(value) ? DASH : `${number(value.price)} ${value.side}`;
}

/** Returns ▲ for a gain, ▼ for a loss and nothing for neither. */
export const arrow = (value) => ['▼', '', '▲'][signOf(value) + 1];

/** Returns the class that colours a profit. */
export const tone = (value) => ['loss', '', 'gain'][signOf(value) + 1];

/** Returns a strike without needless zeros: 605, 92.5. */
export const strike = (value) => (missing(value) ? DASH : String(Number(value)));

/** Returns a signed quantity for a leg: +1, −2. */
export const quantity = (value) => signed(value, 0);

/** Returns the name of a strategy as people say it: iv-mean-reversion is IV mean reversion. */
export function strategyName(id) {
  return sentence(String(id ?? '').replaceAll(/[-_]+/g, ' ').replaceAll(/\biv\b/gi, 'IV'));
}

/** Returns the text with a capital letter. */
export const sentence = (text) => String(text ?? '').replace(/^./, (letter) => letter.toUpperCase());

/** Returns an upper-case constant as words: DAYS_TO_EXPIRATION is days to expiration. */
export const words = (constant) => String(constant ?? '').toLowerCase().replaceAll('_', ' ');

/** Returns an option's symbol as people read it: ACME 21 Aug C150; other symbols as they are. */
export function contractName(symbol) {
  const parts = /^(\S+)\s*(\d\d)(\d\d)(\d\d)([CP])(\d{8})$/.exec(symbol);
  if (parts === null) {
    return symbol;
  }
  const [, root, year, month, day, right, thousandths] = parts;
  return `${root} ${shortDate(`20${year}-${month}-${day}`)} ${right}${strike(thousandths / 1000)}`;
}
