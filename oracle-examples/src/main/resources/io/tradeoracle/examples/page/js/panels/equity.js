// The equity curve and the day's profit, of a day, a quarter or all of it.
import { read } from '../api.js';
import { on } from '../bus.js';
import { createChart } from '../charts/chart.js';
import { equityOption } from '../charts/equity-option.js';
import { byId, setText } from '../dom.js';
import { money, number, percent, signedMoney } from '../format.js';
import { closings, extended, merged, view } from '../model/equity-history.js';

const FEW_SESSIONS = 20;

let points = [];
let ranged = false;

/** Shows the equity panel. */
export function showEquity() {
  const show = createChart(byId('equity'), {
    option: equityOption,
    sentence,
    table,
    empty: ({ points: shown }) => (shown.length > 0 ? null
      : 'The first point comes at the end of the first market minute.'),
  });
  const draw = () => {
    const range = byId('equity-range').querySelector('input:checked').value;
    show(points.length > 0 ? view(points, range) : { points: [] });
  };
  byId('equity-range').addEventListener('change', () => {
    ranged = true;
    draw();
  });
  on('resumed', async (how) => {
    points = how === 'restarted' ? [] : points;
    points = merged(await history(), points);
    chooseRange();
    draw();
  });
  on('portfolio', (body) => {
    showHigh(body);
    if (Number.isFinite(body.equity)) {
      points = extended(points, { at: body.asOf, equity: body.equity, dayProfit: body.dayProfit });
    }
    draw();
  });
}

// The last session's minutes, and one point a session before.
async function history() {
  const of = async (parameters) => (
    await read('/api/portfolio/history', { limit: 500, ...parameters }).catch(() => ({ items: [] }))).items;
  const [sessions, minutes] = await Promise.all([of({ resolution: 'DAY' }), of({})]);
  return merged(sessions, minutes);
}

// With a quarter behind it the curve begins with that, unless the visitor has chosen.
function chooseRange() {
  if (!ranged && closings(points).length >= FEW_SESSIONS) {
    byId('equity-range').querySelector('[value="quarter"]').checked = true;
  }
  ranged = true;
}

function showHigh({ highWaterEquity, drawdownFraction, drawdownLimitFraction }) {
  setText(byId('equity-high'), `high ${money(highWaterEquity, 0)}, now ${
    number(-Math.abs(drawdownFraction) * 100)}% (breaker ${number(-Math.abs(drawdownLimitFraction) * 100, 0)}%)`);
}

function sentence({ points: shown, highs, of }) {
  const known = shown.filter(({ equity }) => Number.isFinite(equity));
  const last = known.at(-1);
  return `Equity, ${of}: from ${money(known[0].equity)} to ${money(last.equity)}, highest `
    + `${money(Math.max(...highs.filter(Number.isFinite)))}; day P&L ${signedMoney(last.dayProfit)}.`;
}

function table({ categories, points: shown, highs }) {
  const rows = shown.map((point, index) => [categories[index], money(point.equity),
    signedMoney(point.dayProfit), percent(Math.max(0, 1 - point.equity / highs[index]))]);
  return { head: ['When', 'Equity', 'Day P&L', 'Below high'], rows: rows.reverse() };
}
