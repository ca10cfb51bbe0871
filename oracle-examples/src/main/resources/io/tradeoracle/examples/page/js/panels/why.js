// Why the strategy trades or not: per underlying the verdict, then condition by condition.
import { newest, on } from '../bus.js';
import { byId, element, reconcile, setAttribute, setFigure, setText } from '../dom.js';
import { counted, sentence, strategyName, words } from '../format.js';
import { secondOf, withTimes } from '../newyork.js';

const MOST_COLUMNS = 4;
const MARKS = { MET: 'met', NOT_MET: 'unmet', UNAVAILABLE: 'unmet', NOT_CONFIGURED: 'none', NOT_REACHED: 'none' };
const GATE_MARKS = { APPROVED: 'met', DENIED: 'unmet' };

let mostRows = 0; // the panel keeps the height that its longest list needed

/** Shows the evaluations, and whether trading is safe. */
export function showWhy() {
  on('evaluations', show);
  on('underlyings', () => newest('evaluations') && show(newest('evaluations')));
  on('breaker', showSafety);
  on('health', showSafety);
}

function show({ items }) {
  const order = newest('underlyings') ?? [];
  const sorted = [...items].sort((one, other) =>
    order.indexOf(one.underlying) - order.indexOf(other.underlying)
    || one.strategy.localeCompare(other.strategy));
  byId('why-empty').hidden = sorted.length > 0;
  const list = byId('why-list');
  list.style.setProperty('--columns', Math.min(MOST_COLUMNS, Math.max(1, sorted.length)));
  list.classList.toggle('few', sorted.length <= 2);
  const strategies = [...new Set(sorted.map(({ strategy }) => strategy))];
  reconcile(list, sorted, {
    key: ({ strategy, underlying }) => `${strategy} ${underlying}`,
    make: makeColumn,
    update: (node, item) => updateColumn(node, item, strategies.length > 1),
  });
  list.style.setProperty('--rows', mostRows);
  showHeading(sorted, strategies);
  showSafety();
}

function showHeading(items, strategies) {
  const newestAt = items.map(({ at }) => at).sort().at(-1);
  setText(byId('why-checked'), newestAt === undefined ? ''
    : `${strategies.map(strategyName).join(', ')} · checked ${secondOf(newestAt)} ET`);
}

function showSafety() {
  const state = newest('breaker')?.state;
  const { safeToTrade, reasons = [] } = newest('health') ?? newest('evaluations') ?? {};
  const because = state === 'HALTED' ? 'no, HALTED'
    : state === 'REDUCING' ? 'closing only, REDUCING'
      : safeToTrade === undefined ? '–'
        : safeToTrade ? 'yes' : ['no', ...reasons.slice(0, 1)].join(', ');
  setText(byId('why-safe'), because);
  setAttribute(byId('why-safe'), 'title', safeToTrade ? null : reasons.join(' · ') || null);
}

function makeColumn({ strategy, underlying }) {
  const box = element('input', { type: 'checkbox' });
  return element('section', { class: 'underlying', 'aria-label': `${underlying}, ${strategyName(strategy)}` },
    element('header', {},
      element('h3', {}, underlying),
      element('p', { class: 'direction' }),
      element('p', {}, element('b', { class: 'verdict' })),
      element('p', { class: 'muted reason' })),
    element('ul', { class: 'conditions' }),
    element('label', { class: 'show-all' }, box, element('span', {})));
}

function updateColumn(node, item, named) {
  const part = (name) => node.querySelector(`.${name}`);
  const direction = item.direction ? words(item.direction) : 'no signal';
  setText(part('direction'), named ? strategyName(item.strategy) : direction);
  setAttribute(part('direction'), 'title', direction);
  setText(part('verdict'), item.verdict === 'Entered' ? `Entered ${secondOf(item.at)}` : item.verdict);
  setText(part('reason'), sentence(withTimes(item.reason)));
  const rows = [...item.conditions.map(conditionRow), gateRow(item.gate)];
  mostRows = Math.max(mostRows, rows.length);
  reconcile(part('conditions'), rows, { key: ({ name }) => name, make: makeRow, update: updateRow });
  setText(node.querySelector('.show-all span'), `Show all ${counted(rows.length, 'condition')}`);
}

function conditionRow({ name, status, value, rule }) {
  const reached = status === 'MET' || status === 'NOT_MET';
  return {
    name: sentence(name),
    mark: MARKS[status] ?? 'none',
    said: words(status),
    value: value || (reached ? '–' : words(status)),
    rule: reached && rule ? rule : null,
  };
}

function gateRow({ verdict, codes }) {
  const value = verdict === 'NOT_ASKED' ? 'not asked' : codes.length > 0 ? [...new Set(codes)].join(' ') : verdict;
  return { name: 'Risk gate', mark: GATE_MARKS[verdict] ?? 'none', said: words(verdict), value, rule: null };
}

function makeRow({ name }) {
  return element('li', { class: 'condition' },
    element('span', { class: 'mark' }, element('span', { class: 'unseen' })),
    element('span', { class: 'name', title: name }, name),
    element('span', { class: 'value' }),
    element('span', { class: 'rule' }));
}

function updateRow(node, { mark, said, value, rule }) {
  setAttribute(node, 'data-mark', mark);
  setText(node.querySelector('.unseen'), said);
  const [valueNode, ruleNode] = [node.querySelector('.value'), node.querySelector('.rule')];
  node.classList.toggle('plain', rule === null);
  ruleNode.hidden = rule === null;
  setFigure(valueNode, value);
  setAttribute(valueNode, 'title', value);
  setText(ruleNode, rule ?? '');
  setAttribute(ruleNode, 'title', rule || null);
}
