// The circuit breaker: its state, how to halt, and how a named person lets trading go on.
import { announceBreaker } from '../announce.js';
import { control } from '../api.js';
import { newest, on } from '../bus.js';
import { onDismiss, onSubmit, say } from '../dialogs.js';
import { byId, element, setAttribute, setText } from '../dom.js';
import { counted } from '../format.js';
import { dateOf, longDate, secondOf } from '../newyork.js';

const TITLES = {
  HALTED: 'Halted: no automatic orders, only cancels',
  REDUCING: 'Reducing: no new structures; exits and closes run',
};
const STILL_SENT = {
  HALTED: 'closes by a named person · expiry-day exit of short legs',
  REDUCING: 'exits · closes by a named person · cancels',
};

let shown = null;

/** Shows the breaker and wires its forms. */
export function showBreaker() {
  const dialog = byId('halt-dialog');
  byId('halt-open').addEventListener('click', () => openHalt(dialog));
  onDismiss(dialog);
  onSubmit(byId('halt-form'), halt, () => dialog.close());
  onSubmit(byId('rearm-form'), ({ name, reason }) => control('/api/risk/rearm', { name, reason }),
    (form) => form.reset());
  on('breaker', show);
  on('positions', () => shown && showFacts(shown));
  on('orders', () => shown && showFacts(shown));
}

function openHalt(dialog) {
  const form = byId('halt-form');
  form.reset();
  say(form.querySelector('.answer'), '', false);
  const open = (newest('positions')?.items ?? []).length;
  setText(byId('halt-flatten'), open === 0
    ? 'Also flatten: close what is open (nothing is now)'
    : `Also flatten: close ${open === 1 ? 'the open structure' : `all ${open} open structures`} now`);
  dialog.showModal();
}

function halt({ name, reason, flatten }) {
  return control('/api/risk/halt', { name, reason, flatten: flatten !== undefined });
}

function show(breaker) {
  const { state } = breaker;
  setAttribute(byId('breaker-state'), 'data-state', state);
  setText(byId('breaker-state'), state);
  byId('halt-open').hidden = state === 'HALTED';
  if (shown !== null && shown.state !== state) {
    announceBreaker(state === 'ACTIVE'
      ? 'Trading is armed again' : `${TITLES[state]}. ${breaker.reason ?? ''}`);
  }
  shown = breaker;
  const banner = byId('breaker-banner');
  setAttribute(banner, 'data-state', state);
  banner.hidden = state === 'ACTIVE';
  if (state !== 'ACTIVE') {
    setText(byId('breaker-title'), TITLES[state] ?? state);
    showFacts(breaker);
  }
}

function showFacts({ state, by, since, reason }) {
  if (state === 'ACTIVE') {
    return;
  }
  const facts = [
    ['By', by], ['When', since && `${longDate(dateOf(since))}, ${secondOf(since)} ET`],
    ['Why', reason && `“${reason}”`], ['Done', done(since)], ['Still sent', STILL_SENT[state]],
  ].filter(([, text]) => text);
  byId('breaker-facts').replaceChildren(
    ...facts.flatMap(([name, text]) => [element('dt', {}, name), element('dd', {}, text)]));
}

// What followed is read from the orders and positions themselves.
function done(since) {
  const orders = newest('orders')?.items ?? [];
  const positions = newest('positions')?.items ?? [];
  const cancelled = orders.filter(({ intent, status, updatedAt }) =>
    intent === 'OPEN' && status.startsWith('CANCEL') && updatedAt >= since).length;
  const closing = positions.filter(({ exitReason }) => exitReason === 'BREAKER').length;
  const kept = positions.length - closing;
  return [
    cancelled > 0 ? `${counted(cancelled, 'opening order')} cancelled` : 'no opening order was working',
    closing > 0 ? `${counted(closing, 'structure')} being flattened` : null,
    kept > 0 ? `${counted(kept, 'structure')} kept, not flattened` : null,
    positions.length === 0 ? 'no structure is open' : null,
  ].filter((part) => part !== null).join(' · ');
}
