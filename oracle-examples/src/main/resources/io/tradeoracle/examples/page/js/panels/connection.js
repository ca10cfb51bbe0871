// Whether what is shown is current; and when it is not, since when and what happens next.
import { newest, on } from '../bus.js';
import { tryNow } from '../connection.js';
import { redrawCharts } from '../charts/chart.js';
import { byId, setAttribute, setText } from '../dom.js';
import { counted } from '../format.js';
import { secondOf } from '../newyork.js';

const BANNER_AFTER_MILLIS = 1500;
const WORDS = { connecting: 'Connecting', catching: 'Catching up', live: 'Live', lost: 'Lost' };

let catchingSince = null;

/** Shows the connection in the bar and, when it lasts, in a banner. */
export function showConnection() {
  byId('try-now').addEventListener('click', tryNow);
  on('connection', (state) => {
    setAttribute(byId('connection'), 'data-phase', state.phase);
    setText(byId('connection-word'), WORDS[state.phase]);
    setText(byId('connection-detail'), detail(state));
    showLost(state);
    showCatchingUp(state);
    grey(state.phase === 'lost');
  });
}

function detail({ phase, eventId, target, lostAt }) {
  switch (phase) {
    case 'live': return `· event ${eventId}`;
    case 'catching': return `${eventId} of ${target}`;
    case 'lost': return `${secondsSince(lostAt)} s`;
    default: return '';
  }
}

const secondsSince = (millis) => Math.max(0, Math.round((Date.now() - millis) / 1000));

function showLost({ phase, eventId, lostAt, nextTryAt }) {
  const lost = phase === 'lost' && (eventId === null || Date.now() - lostAt > BANNER_AFTER_MILLIS);
  byId('lost-banner').hidden = !lost;
  if (!lost) {
    return;
  }
  const at = newest('clock')?.at;
  setText(byId('lost-as-of'), at === undefined
    ? 'No figures yet: the server has not answered.'
    : `Figures are as of ${secondOf(at)} ET, event ${eventId}, and may be out of date. `
      + 'If the server runs, it trades on without this page.');
  setText(byId('lost-next'), nextTryAt === null
    ? 'Trying…' : `Next try in ${Math.max(1, Math.ceil((nextTryAt - Date.now()) / 1000))} s`);
}

function showCatchingUp({ phase, eventId, target }) {
  catchingSince = phase === 'catching' ? catchingSince ?? Date.now() : null;
  const lasts = catchingSince !== null && Date.now() - catchingSince > BANNER_AFTER_MILLIS / 2;
  byId('catching-banner').hidden = !lasts;
  if (lasts) {
    setText(byId('catching-left'),
      `${counted(target - eventId, 'event')} to go. Figures move forward until the feed is live again.`);
  }
}

function grey(lost) {
  const main = byId('main');
  if (main.classList.contains('stale') !== lost) {
    main.classList.toggle('stale', lost);
    redrawCharts();
  }
}
