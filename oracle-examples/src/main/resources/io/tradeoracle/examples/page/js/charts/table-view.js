// A chart's figures as a table.
import { element } from '../dom.js';

/** Shows the table in place of what the view showed; the first column heads its rows. */
export function showTable(view, { head, rows }) {
  const cell = (text, column) => (column === 0
    ? element('th', { scope: 'row' }, text)
    : element('td', { class: 'number' }, text));
  view.replaceChildren(element('table', {},
    element('thead', {}, element('tr', {}, head.map((text, column) =>
      element('th', { scope: 'col', class: column === 0 ? null : 'number' }, text)))),
    element('tbody', {}, rows.map((row) => element('tr', {}, row.map(cell))))));
}
