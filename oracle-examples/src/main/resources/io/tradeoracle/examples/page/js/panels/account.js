// The account in five figures.
import { on } from '../bus.js';
import { byId, element, setAttribute, setFigure, setText } from '../dom.js';
import * as format from '../format.js';

const boxes = new Map();

/** Shows the account strip. */
export function showAccount() {
  byId('account').append(
    box('equity', 'Equity'),
    box('profit', 'Day P&L'),
    box('risk', 'Open risk'),
    box('power', 'Buying power'),
    box('exposure', 'Market exposure, of limit'));
  boxes.get('risk').under.after(element('dd', { class: 'under' }, meter));
  on('portfolio', show);
}

const fill = element('i');
const meter = element('span', { class: 'meter', 'aria-hidden': 'true' }, fill);

function box(name, title) {
  const parts = {
    arrow: element('span', { class: 'arrow', 'aria-hidden': 'true' }),
    main: element('span', { id: `account-${name}` }, format.DASH),
    beside: element('span', { class: 'beside' }),
    under: element('dd', { class: 'under' }),
  };
  parts.figure = element('dd', {}, parts.arrow, parts.main, parts.beside);
  boxes.set(name, parts);
  return element('div', {}, element('dt', {}, title), parts.figure, parts.under);
}

function put(name, main, beside, under, besideMuted = true) {
  const parts = boxes.get(name);
  setFigure(parts.main, main);
  setFigure(parts.beside, beside);
  parts.beside.classList.toggle('muted', besideMuted);
  setText(parts.under, under);
}

function show(body) {
  const unmarked = body.markable === false ? 'a held contract has no price now' : null;
  put('equity', format.money(body.equity), '',
    unmarked ?? `previous close ${format.money(body.previousCloseEquity)}`);
  put('profit', format.signedMoney(body.dayProfit), format.signedPercent(body.dayProfitFraction),
    `daily stop at ${format.percent(format.minus(body.dailyLossLimitFraction))}`, false);
  setAttribute(boxes.get('profit').figure, 'class', format.tone(body.dayProfit) || null);
  setText(boxes.get('profit').arrow, arrowBefore(body.dayProfit));
  put('risk', format.percent(body.openRiskFraction), format.money(body.openMaximumLoss),
    `limit ${format.limitPercent(body.openRiskLimitFraction)} of equity`);
  fill.style.width = `${100 * Math.min(1, body.openRiskFraction / body.openRiskLimitFraction || 0)}%`;
  put('power', format.money(body.buyingPower), '',
    `${format.limitPercent(body.buyingPowerReserveFraction)} of equity kept free`);
  showExposure(body.exposure);
}

const arrowBefore = (value) => (format.arrow(value) === '' ? '' : `${format.arrow(value)} `);

function showExposure(exposure) {
  if (!exposure) {
    put('exposure', format.DASH, '', 'a held contract has no Greeks now');
    return;
  }
  const share = ({ fraction }) => format.percent(fraction, 0);
  put('exposure', share(exposure.dollarDelta), 'of dollar delta',
    `gamma ${share(exposure.dollarGamma)} · vega ${share(exposure.vega)}`);
}
