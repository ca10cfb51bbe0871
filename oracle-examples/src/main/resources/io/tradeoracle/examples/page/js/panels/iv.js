// Implied volatility and its rank of the chosen underlying.
import { newest, on } from '../bus.js';
import { createChart } from '../charts/chart.js';
import { ivOption } from '../charts/iv-option.js';
import { byId, setText } from '../dom.js';
import { counted, number, percent } from '../format.js';
import { longDate } from '../newyork.js';
import { isSelected } from '../selection.js';

/** Shows the panel. */
export function showIv() {
  const show = createChart(byId('iv'), { option: ivOption, sentence, table, empty });
  on('iv', (body) => {
    if (isSelected(body)) {
      setText(byId('iv-title'), `${body.underlying} IV and IV rank`);
      setText(byId('iv-sessions'), counted(body.observations, 'session'));
      show(withToday(body));
    }
  });
}

// The history ends with the last full session; the running value is its newest point.
function withToday(body) {
  const { history, iv, rank } = body;
  const day = newest('clock')?.tradingDay;
  return iv === null || !day || history.at(-1)?.day >= day ? body
    : { ...body, history: [...history, { day, iv, rank }] };
}

function empty({ history, observations, observationsNeeded, reason }) {
  if (history.length > 1) {
    return null;
  }
  return reason ? `${reason.charAt(0).toUpperCase()}${reason.slice(1)}`
    : `Rank needs ${observationsNeeded} observations, has ${observations}.`;
}

function sentence({ underlying, history, iv, rank, reason }) {
  const standing = rank === null ? `rank unavailable: ${reason ?? 'too few observations'}`
    : `rank ${number(rank)}, ${rank > 0.7 ? 'above 0.70' : rank < 0.3 ? 'below 0.30' : 'between 0.30 and 0.70'}`;
  const over = counted(history.length, 'session');
  return `${underlying} implied volatility over ${over}: now ${percent(iv, 1)}, ${standing}.`;
}

function table({ history, entries }) {
  const marks = new Map(entries.map(({ day, direction }) =>
    [day, direction === 'SELL_VOLATILITY' ? '▼ sold' : '▲ bought']));
  const rows = history.map(({ day, iv, rank }) =>
    [longDate(day), percent(iv, 1), number(rank), marks.get(day) ?? '']);
  return { head: ['Session', 'IV', 'Rank', 'Entry'], rows: rows.reverse() };
}
