// Quotes that were not used, and why.
import { on } from '../bus.js';
import { byId, element, reconcile, setText } from '../dom.js';
import { contractName, count, sentence } from '../format.js';
import { secondOf } from '../newyork.js';

/** Shows the panel. */
export function showRefused() {
  on('refused', ({ read, usable, reasons, last }) => {
    byId('refused').hidden = reasons.length === 0;
    byId('refused-empty').hidden = reasons.length > 0;
    setText(byId('refused-count'), read > 0 ? `${count(read - usable)} of ${count(read)}` : '');
    setText(byId('refused-last'), last ? `Last: ${contractName(last.symbol)}, ${last.label}, ${secondOf(last.at)} ET` : '');
    const most = Math.max(1, ...reasons.map((reason) => reason.count));
    reconcile(byId('refused').tBodies[0], reasons, {
      key: ({ code }) => code,
      make: ({ label, code }) => element('tr', {},
        element('th', { scope: 'row', title: code }, sentence(label)),
        element('td', {}, element('span', { class: 'bar' })),
        element('td', { class: 'number' })),
      update: (node, reason) => {
        node.querySelector('.bar').style.width = `${100 * reason.count / most}%`;
        setText(node.querySelector('.number'), count(reason.count));
      },
    });
  });
}
