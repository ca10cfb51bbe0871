// Orders and denied signals as lines of one story, newest first. Pure functions.
import { price as priceText, words } from '../format.js';
import { dateOf } from '../newyork.js';

const SENT = { word: 'Sent', glyph: '◇' };
const KINDS = {
  FILLED: { word: 'Filled', glyph: '◆' },
  PARTIALLY_FILLED: { word: 'Partly filled', glyph: '◆' },
  INTENDED: SENT,
  SUBMITTED: SENT,
  ACCEPTED: SENT,
  REPLACE_PENDING: SENT,
  CANCEL_PENDING: { word: 'Cancelling', glyph: '◇' },
  REPLACED: { word: 'Repriced', glyph: '◇' },
  CANCELLED: { word: 'Cancelled', glyph: '○' },
  EXPIRED: { word: 'Expired', glyph: '○' },
  ABANDONED: { word: 'Not sent', glyph: '○' },
  REJECTED: { word: 'Rejected', glyph: '✕' },
  UNKNOWN: { word: 'Unknown', glyph: '?' },
  LOST: { word: 'Lost', glyph: '?' },
};
const WORKING = new Set(['SUBMITTED', 'ACCEPTED', 'PARTIALLY_FILLED']);

/**
 * Returns the lines of orders and denied signals by time, newest first. Without `all` only those of
 * the day, and without the steps of a price ladder.
 */
export function orderRows(orders, signals, { day, all }) {
  const rows = [...orders.map(orderRow), ...deniedRows(signals)]
    .sort((one, other) => Date.parse(other.at) - Date.parse(one.at));
  return all ? rows : rows.filter(({ at, step }) => !step && dateOf(at) === day);
}

function orderRow(order) {
  const kind = KINDS[order.status] ?? { word: words(order.status), glyph: '?' };
  const amount = order.average ?? order.limit;
  const closing = order.status === 'FILLED' ? ', closed' : ', to close';
  return {
    key: `order ${order.id}`,
    at: order.updatedAt,
    ...kind,
    filled: order.status === 'FILLED',
    step: order.status === 'REPLACED',
    cancels: WORKING.has(order.status) ? order.id : null,
    subject: `${order.underlying} ${order.name} ×\u00a0${order.units}${order.intent === 'CLOSE' ? closing : ''}`,
    amount: amount ?? null,
    amountText: amount ? priceText(amount) : 'market',
    // What its steps before were ended by says nothing of an entry that was filled.
    detail: order.status === 'FILLED' && order.intent === 'OPEN' ? '' : order.detail ?? '',
    order,
  };
}

// The same refusal again and again is one line that counts.
function deniedRows(signals) {
  const rows = [];
  const open = new Map();
  for (const signal of signals.filter(({ outcome }) => outcome === 'DENIED')) {
    const same = `${signal.strategy} ${signal.underlying} ${signal.reasons.join()} ${dateOf(signal.at)}`;
    if (open.has(same)) {
      open.get(same).times += 1;
    } else {
      const row = deniedRow(signal);
      open.set(same, row);
      rows.push(row);
    }
  }
  return rows;
}

function deniedRow(signal) {
  return {
    key: `signal ${signal.eventId}`,
    at: signal.at,
    word: 'Denied',
    glyph: '✕',
    filled: false,
    step: false,
    cancels: null,
    subject: `${signal.underlying} ${signal.direction === 'BUY_VOLATILITY' ? 'buy' : 'sell'} volatility`,
    amount: null,
    amountText: '',
    detail: 'our risk gate: ',
    codes: [...new Set(signal.reasons)],
    summary: signal.summary,
    times: 1,
  };
}

/**
 * Returns the closed round trips by the key of the line whose order ended them: the last of a
 * position that was closed leg by leg.
 */
export function tripsOf(rows, trades) {
  const byPosition = new Map(trades.map((trade) => [trade.id, trade]));
  const trips = new Map();
  for (const { key, order, filled } of rows) {
    if (filled && order.intent === 'CLOSE' && byPosition.has(order.positionId)) {
      trips.set(key, byPosition.get(order.positionId));
      byPosition.delete(order.positionId);
    }
  }
  return trips;
}
