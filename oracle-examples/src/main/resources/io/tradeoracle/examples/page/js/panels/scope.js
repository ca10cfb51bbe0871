// The bar that says which underlying and expiration the panels below it show.
import { newest, on } from '../bus.js';
import { byId, element, reconcile, setFigure } from '../dom.js';
import { number, percent } from '../format.js';
import { mediumDate } from '../newyork.js';
import { chooseExpiration, chooseUnderlying, isSelected } from '../selection.js';

/** Shows the bar. */
export function showScope() {
  on('underlyings', showUnderlyings);
  on('selection', ({ underlying }) => check(underlying));
  on('iv', (body) => isSelected(body) && showIv(body));
  on('chain', (body) => isSelected(body) && (showHeld(body) || showExpirations(body)));
  byId('underlyings').addEventListener('change', ({ target }) => chooseUnderlying(target.value));
  byId('expiration').addEventListener('change', ({ target }) => chooseExpiration(target.value));
}

function showUnderlyings(names) {
  const group = byId('underlyings');
  const legend = group.querySelector('legend');
  group.replaceChildren(legend, ...names.map((name) => element('label', {},
    element('input', { type: 'radio', name: 'underlying', value: name }), element('span', {}, name))));
  check(newest('selection').underlying);
}

function check(underlying) {
  for (const input of byId('underlyings').querySelectorAll('input')) {
    input.checked = input.value === underlying;
  }
}

function showIv({ spot, iv, rank, percentile }) {
  setFigure(byId('scope-spot'), number(spot));
  setFigure(byId('scope-iv'), percent(iv, 1));
  setFigure(byId('scope-rank'), number(rank));
  setFigure(byId('scope-percentile'), number(percentile));
}

let begun = null; // the underlying whose first chain was seen

// The first look at an underlying is at an expiration that is held, if one is. Later entries do not
// change what somebody is reading.
function showHeld({ underlying, expiration, expirations }) {
  if (begun === underlying) {
    return false;
  }
  begun = underlying;
  const own = (newest('positions')?.items ?? []).find((position) => position.underlying === underlying
    && expirations.some(({ date }) => date === position.expiration));
  if (own === undefined || own.expiration === expiration) {
    return false;
  }
  chooseExpiration(own.expiration);
  return true;
}

function showExpirations({ expirations, expiration }) {
  const select = byId('expiration');
  select.disabled = expirations.length === 0;
  reconcile(select, expirations, {
    key: ({ date }) => date,
    make: ({ date }) => element('option', { value: date }),
    update: (node, { date, days }) => {
      node.textContent = `${mediumDate(date)} · ${days} day${days === 1 ? '' : 's'}`;
    },
  });
  if (document.activeElement !== select) {
    select.value = expiration ?? '';
  }
}
