// Why nothing is opened although the breaker is armed, such as a store that does not answer.
import { newest, on } from '../bus.js';
import { byId, setText } from '../dom.js';

/** Shows the banner while the server says that it does not open; the breaker has one of its own. */
export function showHealth() {
  ['health', 'breaker', 'clock'].forEach((topic) => on(topic, show));
}

function show() {
  const health = newest('health');
  const armed = (newest('breaker')?.state ?? 'ACTIVE') === 'ACTIVE';
  const trades = newest('clock')?.isOpen ?? true;
  const reasons = health?.reasons ?? [];
  const told = health && armed && reasons.length > 0 && (!health.ready || (!health.safeToTrade && trades));
  byId('health-banner').hidden = !told;
  if (told) {
    setText(byId('health-reasons'), reasons.join(' · '));
  }
}
