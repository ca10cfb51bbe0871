// Which underlying and expiration the lower panels show.
import { newest, on, publish } from './bus.js';
import { read } from './api.js';
import { send } from './connection.js';

publish('selection', { underlying: null, expiration: null });

/** Looks at another underlying; the server chooses the expiration. */
export function chooseUnderlying(underlying) {
  if (underlying !== newest('selection').underlying) {
    choose({ underlying, expiration: null });
  }
}

/** Looks at another expiration of the same underlying. */
export function chooseExpiration(expiration) {
  choose({ underlying: newest('selection').underlying, expiration });
}

function choose(selection) {
  publish('selection', selection);
  send(selection);
  fetchNow(selection);
}

// The push brings what changes; what is shown first after a choice is read at once.
async function fetchNow(selection) {
  const { underlying, expiration } = selection;
  const show = async (topic, path, parameters) => {
    const body = await read(path, parameters).catch(() => null);
    if (body !== null && newest('selection') === selection) {
      publish(topic, body);
    }
  };
  await Promise.all([
    show('iv', `/api/iv/${encodeURIComponent(underlying)}`),
    show('chain', `/api/chain/${encodeURIComponent(underlying)}`, { expiration }),
  ]);
}

/**
 * Returns whether a body of IV or chain is of what is looked at; a late one of before is not. For an
 * expiration that is gone the server shows another.
 */
export function isSelected(body) {
  const { underlying, expiration } = newest('selection');
  const isListed = body.expirations?.some(({ date }) => date === expiration) ?? false;
  return body.underlying === underlying && (!isListed || body.expiration === expiration);
}

const RETRY_MILLIS = 3000;

/** Learns the underlyings whenever the connection is there, and chooses the first at first. */
export function followUnderlyings() {
  on('resumed', learn);
}

async function learn() {
  const { items } = await read('/api/underlyings').catch(() => ({ items: [] }));
  if (items.length === 0) {
    setTimeout(learn, RETRY_MILLIS);
    return;
  }
  publish('underlyings', items);
  if (!items.includes(newest('selection').underlying)) {
    chooseUnderlying(items[0]);
  }
}
