// What the data are and what time it is in the market: always in view, and in the window's title.
import { newest, on } from '../bus.js';
import { byId, setAttribute, setText } from '../dom.js';
import { arrow, signedPercent } from '../format.js';
import { dateOf, longDate, minuteOf, secondOf, weekday } from '../newyork.js';

const SECONDS_UP_TO = 10;
const EXPLAINED = {
  SIMULATED: 'Prices come from a seeded simulated market',
  RECORDED: 'Prices are a recorded day, played again',
  LIVE_PAPER: 'Live prices; orders go to a paper account',
};
const FOOTNOTE = {
  SIMULATED: 'Simulated market',
  RECORDED: 'Recorded market',
  LIVE_PAPER: 'Live market, paper account',
};

/** Shows badge, clock, footnote and title. */
export function showMarket() {
  on('clock', (clock) => {
    showBadge(clock.data);
    showClock(clock);
    showTitle();
  });
  on('portfolio', showTitle);
}

function showBadge({ kind, label, seed }) {
  const badge = byId('data-badge');
  const seeded = seed === null || seed === undefined ? '' : `, seed ${seed}`;
  setAttribute(badge, 'data-kind', kind);
  setAttribute(badge, 'title', `${EXPLAINED[kind] ?? label}${seeded}`);
  setText(badge, label);
  const caution = kind === 'SIMULATED' ? 'Not real prices, not advice.' : 'Not advice.';
  setText(byId('data-footnote'), `${FOOTNOTE[kind] ?? label}${seeded}. ${caution}`);
}

function showClock({ at, isOpen, closesAt, opensAt, speed }) {
  const time = speed > SECONDS_UP_TO ? minuteOf(at) : secondOf(at);
  setAttribute(byId('clock-time'), 'datetime', at);
  setText(byId('clock-day'), `${longDate(dateOf(at))}, `);
  setText(byId('clock-minute'), `${time} ET`);
  byId('clock-session').replaceChildren(...session(isOpen, closesAt, opensAt, speed));
}

function session(isOpen, closesAt, opensAt, speed) {
  const wide = (text) => Object.assign(document.createElement('span'), { className: 'wide', textContent: text });
  const pace = speed === 1 ? [' · real time'] : [` · ${speed}×`, wide(' real time')];
  if (isOpen) {
    return ['open', wide(closesAt ? ` until ${minuteOf(closesAt)}` : ''), ...pace];
  }
  const opening = opensAt ? `, opens ${weekday(dateOf(opensAt))} ${minuteOf(opensAt)} ET` : '';
  return [`closed${opening}`, wide(pace[0]), ...(pace[1] ? [pace[1]] : [])];
}

function showTitle() {
  const profit = newest('portfolio')?.dayProfitFraction;
  const label = newest('clock')?.data.label.toLowerCase();
  const change = profit === null || profit === undefined
    ? '' : `${arrow(profit * 100)} ${signedPercent(profit)} · `.trimStart();
  document.title = `${change}Trade Oracle${label ? ` (${label})` : ''}`;
}
