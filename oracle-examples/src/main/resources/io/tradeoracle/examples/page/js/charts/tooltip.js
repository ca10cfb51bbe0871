// A tooltip's content as nodes, so that nothing the server sent is read as markup.
import { element } from '../dom.js';

/** Returns a heading with names, figures and perhaps their classes below. */
export function tip(heading, rows) {
  const lines = rows.flatMap(([name, figure, tone = null]) => [
    element('dt', {}, name), element('dd', { class: tone || null }, figure)]);
  return element('div', { class: 'tip' }, element('h4', {}, heading), element('dl', {}, lines));
}
