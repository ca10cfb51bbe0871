// Orders and fills as they happen, with what our own risk gate denied among them.
import { announceFill } from '../announce.js';
import { control } from '../api.js';
import { newest, on } from '../bus.js';
import { byId, element, inNextFrame, reconcile, setAttribute, setText } from '../dom.js';
import { arrow, counted, money, signedMoney, tone, words } from '../format.js';
import { secondOf } from '../newyork.js';
import { orderRows, tripsOf } from '../model/order-rows.js';

const FRESH_MILLIS = 10_000;

let filled = null;
let held = false;
const freshUntil = new Map();
const answers = new Map(); // to a cancel, by order id

/** Shows the orders panel. */
export function showOrders() {
  const draw = inNextFrame(() => held || show());
  byId('orders-all').addEventListener('click', ({ currentTarget: button }) => {
    button.setAttribute('aria-pressed', String(button.getAttribute('aria-pressed') !== 'true'));
    draw();
  });
  holdUnderPointer(byId('orders'), draw);
  on('orders', ({ items }) => {
    noticeFills(items, draw);
    draw();
  });
  ['signals', 'trades', 'clock'].forEach((topic) => on(topic, draw));
}

// A row must not move away under a pointer that is about to cancel it.
function holdUnderPointer(list, draw) {
  list.addEventListener('pointerenter', () => { held = true; });
  ['pointerleave', 'pointercancel'].forEach((name) => list.addEventListener(name, () => {
    held = false;
    draw();
  }));
}

// What was filled before this page looked is not news.
function noticeFills(orders, draw) {
  const now = orders.filter(({ status }) => status === 'FILLED');
  if (filled !== null) {
    for (const order of now.filter(({ id }) => !filled.has(id))) {
      freshUntil.set(`order ${order.id}`, performance.now() + FRESH_MILLIS);
      const { average } = order;
      announceFill(`Filled ${order.underlying} ${order.name} × ${order.units}${
        average ? ` at ${average.price.toFixed(2)} ${average.side}` : ''}`);
      setTimeout(draw, FRESH_MILLIS + 50);
    }
  }
  filled = new Set(now.map(({ id }) => id));
}

function show() {
  const day = newest('clock')?.tradingDay ?? '';
  const all = byId('orders-all').getAttribute('aria-pressed') === 'true';
  const orders = newest('orders')?.items ?? [];
  const rows = orderRows(orders, newest('signals')?.items ?? [], { day, all });
  const trips = tripsOf(rows, newest('trades')?.items ?? []);
  setText(byId('orders-count'), all ? counted(rows.length, 'line') : `${rows.length} today`);
  byId('orders-scroll').hidden = rows.length === 0;
  byId('orders-empty').hidden = rows.length > 0;
  setText(byId('orders-empty'), all ? 'No orders yet.' : 'No orders yet today.');
  reconcile(byId('orders'), rows, {
    key: ({ key }) => key,
    make: makeRow,
    update: (node, row) => updateRow(node, row, trips.get(row.key)),
  });
}

function makeRow() {
  return element('li', {},
    element('time'),
    element('span', { class: 'glyph', 'aria-hidden': 'true' }),
    element('p', {}, element('b', { class: 'word' }), ' ', element('span', { class: 'subject' })),
    element('span', { class: 'amount' }),
    element('div', { class: 'second-line' }, element('span', { class: 'detail' })));
}

function updateRow(node, row, trip) {
  const part = (name) => node.querySelector(`.${name}`);
  setAttribute(node.querySelector('time'), 'datetime', row.at);
  setText(node.querySelector('time'), secondOf(row.at));
  setText(part('glyph'), row.glyph);
  setText(part('word'), row.word);
  setText(part('subject'), row.subject);
  setText(part('amount'), row.amountText);
  part('detail').replaceChildren(...detail(row, trip));
  setAttribute(part('detail'), 'title', part('detail').textContent);
  node.classList.toggle('fresh', (freshUntil.get(row.key) ?? 0) > performance.now());
  updateCancel(node, row);
}

function detail(row, trip) {
  if (trip !== undefined) {
    const { profit, exitReason } = trip;
    return [`${words(exitReason)} · round trip `,
      element('span', { class: tone(profit) || null }, `${arrow(profit)} ${signedMoney(profit)}`),
      ' after fees'];
  }
  if (row.codes !== undefined) {
    return [row.detail, element('span', { class: 'code' }, row.codes.join(' ')),
      row.times > 1 ? ` · ${row.times} times` : ''];
  }
  const fees = row.filled ? `fees ${money(row.order.fees)}` : '';
  const answer = row.cancels === null ? '' : answers.get(row.cancels) ?? '';
  return [[answer, row.detail, fees].filter((text) => text !== '').join(' · ')];
}

function updateCancel(node, { cancels, subject }) {
  const line = node.querySelector('.second-line');
  const old = line.querySelector('.cancel');
  if (cancels === null) {
    old?.remove();
  } else if (old === null) {
    const button = element('button',
      { type: 'button', class: 'button quiet cancel', 'aria-label': `Cancel ${subject}` }, 'Cancel');
    button.addEventListener('click', () => cancel(button, cancels));
    line.append(button);
  }
}

async function cancel(button, id) {
  button.disabled = true;
  try {
    await control(`/api/orders/${encodeURIComponent(id)}/cancel`, {});
    answers.set(id, 'cancel asked for');
  } catch (refusal) {
    answers.set(id, `not cancelled: ${refusal.message}`);
    button.disabled = false;
  }
  show();
}
