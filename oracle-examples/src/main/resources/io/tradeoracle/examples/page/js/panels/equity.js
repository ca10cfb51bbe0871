// The equity curve and the day's profit, of a day, a quarter or all of it.
import { read } from '../api.js';
import { on } from '../bus.js';
import { createChart } from '../charts/chart.js';
import { equityOption } from '../charts/equity-option.js';
import { byId, setText } from '../dom.js';
import { minus, money, percent, signedMoney } from '../format.js';
import { condensed, extended, merged, view } from '../model/equity-history.js';

const PAGE = 500;
const MOST_PAGES = 40;

let points = [];
let next = null; // where the history goes on beyond what was read
let pages = 0;

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
  byId('equity-range').addEventListener('change', async ({ target }) => {
    draw();
    if (target.value !== 'day') {
      await readOlder();
      draw();
    }
  });
  on('resumed', async (how) => {
    points = how === 'restarted' ? [] : points;
    await readNewest();
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

async function readPage(cursor) {
  const page = await read('/api/portfolio/history', { limit: PAGE, cursor })
    .catch(() => ({ items: [], next: cursor }));
  points = condensed(merged(page.items, points));
  return page.next;
}

async function readNewest() {
  const cursor = await readPage(null);
  if (pages === 0) {
    next = cursor;
    pages = 1;
  }
}

// The sessions before, a page after the other, when somebody wants to see them.
async function readOlder() {
  while (next !== null && pages < MOST_PAGES) {
    const before = next;
    pages += 1;
    next = await readPage(before);
    if (next === before) {
      return;
    }
  }
}

function showHigh({ highWaterEquity, drawdownFraction, drawdownLimitFraction }) {
  setText(byId('equity-high'), `high ${money(highWaterEquity, 0)}, now ${
    percent(minus(drawdownFraction))} (breaker ${percent(minus(drawdownLimitFraction), 0)})`);
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
