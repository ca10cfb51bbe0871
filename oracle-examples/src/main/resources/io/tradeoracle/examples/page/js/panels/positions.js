// What is held: legs, prices, profit, and how near the exits are.
import { control } from '../api.js';
import { newest, on } from '../bus.js';
import { onDismiss, onSubmit, say } from '../dialogs.js';
import { byId, element, reconcile, setAttribute, setFigure, setText } from '../dom.js';
import * as format from '../format.js';
import { shortDate } from '../newyork.js';
import { shareInWords, track } from '../model/way.js';

let closing = null;

/** Shows the positions and wires the dialog that closes one. */
export function showPositions() {
  const dialog = byId('close-dialog');
  onDismiss(dialog);
  onSubmit(byId('close-form'), ({ name, reason }) =>
    control(`/api/positions/${encodeURIComponent(closing)}/close`,
      { ...(name && { name }), ...(reason && { reason }) }), () => dialog.close());
  on('positions', show);
}

function show(body) {
  const items = held(body);
  const table = byId('positions');
  table.hidden = items.length === 0;
  byId('positions-empty').hidden = items.length > 0;
  setText(byId('positions-count'), items.length === 0 ? ''
    : `${format.counted(items.length, 'structure')} · stop judged at mid, target at the price we can close at`);
  const isOne = new Set(items.map(({ strategy }) => strategy)).size === 1;
  reconcile(table.tBodies[0], items, {
    key: ({ id }) => id,
    make: makeRow,
    update: (node, position) => updateRow(node, position, isOne ? '' : ` · ${format.strategyName(position.strategy)}`),
  });
}

// What only is being opened is an order as yet.
const held = ({ items }) => items.filter(({ units }) => units > 0);

const title = ({ underlying, name, units }) => `${underlying} ${name} × ${units}`;

function cell(label, ...parts) {
  return element('td', { role: 'cell', class: 'number', 'data-label': label }, ...parts);
}

const figure = (name) => element('span', { class: name });
const under = (name) => element('span', { class: `second-line ${name}` });

function makeRow(position) {
  const close = element('button', { type: 'button', class: 'button small' }, 'Close…');
  close.addEventListener('click', () => openClose(position.id));
  return element('tr', { role: 'row' },
    element('th', { scope: 'row', role: 'rowheader' },
      element('b', { class: 'title' }), ' ', figure('expires'), under('legs')),
    cell('Entry', figure('entry-price'), under('entry-side')),
    cell('Now, mid', figure('mid'), under('natural')),
    cell('P&L', element('span', { class: 'tone' },
      element('span', { class: 'arrow', 'aria-hidden': 'true' }), figure('profit')), under('share-of-entry')),
    element('td', { role: 'cell', class: 'levels' },
      element('div', { class: 'track', role: 'img' },
        element('span', { class: 'way' }), element('span', { class: 'entry' }), element('span', { class: 'now' })),
      element('div', { class: 'ends' },
        element('span', {}, 'stop ', element('b', { class: 'stop' })),
        figure('share'),
        element('span', {}, 'target ', element('b', { class: 'target' })))),
    cell('Days left', figure('days'), under('exit')),
    element('td', { role: 'cell', class: 'number act' }, close));
}

function updateRow(node, position, whose) {
  const part = (name) => node.querySelector(`.${name}`);
  const { entry, mid, natural, profit } = position;
  setText(part('title'), title(position));
  setText(part('expires'), (position.expiration ? shortDate(position.expiration) : '') + whose);
  updateLegs(part('legs'), position.legs);
  setText(part('entry-price'), format.number(entry?.price));
  setText(part('entry-side'), entry?.side ?? '');
  setFigure(part('mid'), mid ? format.number(mid.price) : format.DASH);
  setFigure(part('natural'), natural ? `close ${format.number(natural.price)}` : 'no closing price');
  setAttribute(part('tone'), 'class', `tone ${format.tone(profit)}`);
  setText(node.querySelector('.arrow'), format.arrow(profit) && `${format.arrow(profit)} `);
  setFigure(part('profit'), format.signedMoney(profit));
  setText(part('share-of-entry'),
    `${format.signedPercent(position.profitFraction, 1)} of ${entry?.side ?? 'entry'}`);
  updateLevels(node, position);
  setText(part('days'), position.daysToExpiration === null ? format.DASH : String(position.daysToExpiration));
  setText(part('exit'), position.exitDate ? `out ${shortDate(position.exitDate)}` : '');
  updateAction(node.querySelector('button'), position);
}

function updateLegs(node, legs) {
  const text = legs.map(({ right, strike, quantity, symbol }) =>
    `${format.quantity(quantity)} ${right ? right.charAt(0) + format.strike(strike) : symbol}`);
  if (setText(node, text.join(' '))) {
    node.replaceChildren(...text.flatMap((leg) => [element('span', { class: 'leg' }, leg), ' ']));
  }
}

function updateLevels(node, position) {
  const place = track(position);
  const percentOf = (share) => `${(100 * share).toFixed(2)}%`;
  const bar = node.querySelector('.track');
  const share = shareInWords(position.wayFraction);
  bar.classList.toggle('gain', position.wayFraction > 0);
  bar.classList.toggle('loss', position.wayFraction < 0);
  setAttribute(bar, 'aria-label', share);
  setText(node.querySelector('.share'), share);
  setText(node.querySelector('.stop'), format.number(position.stop?.price));
  setText(node.querySelector('.target'), format.number(position.target?.price));
  const [way, entry, now] = bar.children;
  [...bar.children].forEach((child) => { child.hidden = place === null; });
  if (place !== null) {
    entry.style.left = percentOf(place.entry);
    now.style.left = percentOf(place.now);
    way.style.left = percentOf(Math.min(place.entry, place.now));
    way.style.width = percentOf(Math.abs(place.entry - place.now));
  }
}

function updateAction(button, position) {
  const busy = position.status === 'CLOSING';
  setText(button, busy ? 'Closing' : 'Close…');
  setAttribute(button, 'title', busy ? format.words(position.exitReason) : null);
  setAttribute(button, 'aria-label', `${busy ? 'Closing' : 'Close'} ${title(position)}`);
  button.disabled = busy;
}

const unbroken = (text) => element('span', { class: 'unbroken' }, text);

function openClose(id) {
  const position = newest('positions').items.find((each) => each.id === id);
  if (position === undefined) {
    return;
  }
  closing = id;
  const halted = newest('breaker')?.state === 'HALTED';
  const form = byId('close-form');
  form.reset();
  say(form.querySelector('.answer'), '', false);
  form.elements.name.required = halted;
  setText(byId('close-name-note'), halted ? '(needed while halted)' : '(optional)');
  setText(byId('close-title'), `Close ${title(position)}`);
  byId('close-text').replaceChildren(...(position.natural
    ? ['It can be closed at about ', unbroken(format.price(position.natural)), ' now. Its P&L at mid is ',
      unbroken(format.signedMoney(position.profit)), '.']
    : ['There is no closing price now; the order waits for one.']));
  byId('close-dialog').showModal();
}
