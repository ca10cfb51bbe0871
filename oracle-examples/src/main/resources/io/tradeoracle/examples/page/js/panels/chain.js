// The chain: near the money and what is held, the rest folded.
import { newest, on } from '../bus.js';
import { byId, element, inNextFrame, reconcile, setAttribute, setText } from '../dom.js';
import { counted, number, quantity, strike as strikeText, words } from '../format.js';
import { shortDate } from '../newyork.js';
import { chainRows, isHeld } from '../model/chain-rows.js';
import { isSelected } from '../selection.js';

const WIDE = 720;
const COLUMNS = {
  vega: (side) => number(side.vegaPerPoint),
  gamma: (side) => number(side.gamma, 3),
  theta: (side) => number(side.thetaPerDay),
  delta: (side) => number(side.delta),
  iv: (side) => (Number.isFinite(side.iv) ? number(side.iv * 100, 1) : '–'),
  bid: (side) => number(side.bid),
  ask: (side) => number(side.ask),
};
const CALLS = ['vega', 'gamma', 'theta', 'delta', 'iv', 'bid', 'ask'];
const PUTS = ['bid', 'ask', 'iv', 'delta', 'theta', 'gamma', 'vega'];

let body = null;
let unfolded = new Set();
let unfoldedOf = '';

/** Shows the chain. */
export function showChain() {
  const draw = inNextFrame(() => body !== null && show());
  on('chain', (chain) => {
    if (isSelected(chain)) {
      body = chain;
      draw();
    }
  });
  const section = byId('chain');
  byId('chain-side').addEventListener('change', ({ target }) => {
    section.dataset.side = target.value;
    layOut();
  });
  byId('chain-greeks').addEventListener('change', layOut);
  new ResizeObserver(layOut).observe(section);
}

// All four Greeks where there is room, else the two that are chosen.
function layOut() {
  const section = byId('chain');
  const wide = section.clientWidth >= WIDE;
  section.dataset.greeks = wide ? 'all' : byId('chain-greeks').querySelector('input:checked').value;
  for (const head of byId('chain-table').tHead.rows[0].querySelectorAll('[scope="colgroup"]')) {
    head.colSpan = wide ? 7 : 5;
  }
  byId('chain-table').querySelectorAll('tbody td[data-across]').forEach(setAcross);
}

function setAcross(cell) {
  const section = byId('chain');
  const each = section.dataset.greeks === 'all' ? 7 : 5;
  const oneSide = getComputedStyle(byId('chain-side')).display !== 'none';
  cell.colSpan = (oneSide ? each : 2 * each) + 1;
}

function show() {
  const { underlying, expiration, strikes, spot } = body;
  setText(byId('chain-title'), `${underlying} chain${expiration ? `, ${shortDate(expiration)}` : ''}`);
  setText(byId('chain-age'), Number.isFinite(body.newestQuoteAgeSeconds)
    ? `newest quote ${number(body.newestQuoteAgeSeconds, 1)} s` : '');
  byId('chain-table').hidden = strikes.length === 0;
  byId('chain-empty').hidden = strikes.length > 0;
  const of = `${underlying} ${expiration}`;
  unfolded = of === unfoldedOf ? unfolded : new Set();
  unfoldedOf = of;
  reconcile(byId('chain-table').tBodies[0], chainRows(strikes, spot, unfolded), {
    key: (row) => (row.spot ? 'spot' : row.fold ? `fold ${row.key}` : `${of} ${row.strike}`),
    make: (row) => (row.spot ? makeAcross('spot') : row.fold ? makeFold(row) : makeStrike(row)),
    update: (node, row) => (row.spot ? updateSpot(node) : row.fold ? updateFold(node, row) : updateStrike(node, row)),
  });
}

function makeAcross(name, ...children) {
  const cell = element('td', { 'data-across': true }, ...children);
  setAcross(cell);
  return element('tr', { class: name }, cell);
}

function makeFold({ key }) {
  const button = element('button', { type: 'button' });
  button.addEventListener('click', () => {
    unfolded.add(key);
    show();
  });
  return makeAcross('fold', button);
}

function updateFold(node, { fold, where }) {
  setText(node.querySelector('button'), `${counted(fold, 'strike')} ${where}`);
}

function updateSpot(node) {
  const forward = body.forward === null ? '' : ` · forward ${number(body.forward)}`;
  setText(node.firstElementChild, `spot ${number(body.spot)}${forward}`);
}

function makeStrike({ strike }) {
  const cells = (names, side) => names.map((name) =>
    element('td', { class: `${side} ${name}`, 'data-column': name }));
  return element('tr', {},
    ...cells(CALLS, 'call'),
    element('th', { scope: 'row', class: 'strike' }, element('div', { class: 'at-strike' },
      element('span', { class: 'held' }), element('span', {}, strikeText(strike)), element('span', { class: 'held' }))),
    ...cells(PUTS, 'put'));
}

function updateStrike(node, row) {
  const middle = body.forward ?? newest('iv')?.spot ?? body.spot;
  const cells = [...node.cells];
  updateSide(cells.slice(0, 7), row.call, row.strike < middle);
  updateSide(cells.slice(8), row.put, row.strike > middle);
  const [call, , put] = node.querySelector('.at-strike').children;
  updateHeld(call, row.call?.held ?? 0, 'call');
  updateHeld(put, row.put?.held ?? 0, 'put');
  node.classList.toggle('has', isHeld(row));
}

function updateSide(cells, side, inside) {
  for (const cell of cells) {
    const text = side ? COLUMNS[cell.dataset.column](side) : '–';
    const reason = text !== '–' ? null : side ? words(side.refusal ?? 'no value') : 'not listed';
    setText(cell, text);
    setAttribute(cell, 'title', reason);
    setAttribute(cell, 'aria-label', reason && `unavailable: ${reason}`);
    cell.classList.toggle('inside', inside);
    cell.classList.toggle('mine', Boolean(side?.held));
  }
}

function updateHeld(node, held, right) {
  node.style.visibility = held === 0 ? 'hidden' : '';
  node.classList.toggle('short', held < 0);
  setText(node, held === 0 ? '' : quantity(held));
  setAttribute(node, 'title', held === 0 ? null : `${held < 0 ? 'short' : 'long'} ${right}`);
}
