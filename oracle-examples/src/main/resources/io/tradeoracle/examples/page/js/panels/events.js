// The log of events, newest first. It waits while somebody reads in it.
import { read } from '../api.js';
import { on } from '../bus.js';
import { byId, element, inNextFrame, reconcile, setAttribute, setText } from '../dom.js';
import { count } from '../format.js';
import { eventRows } from '../model/event-rows.js';
import { secondOf, withTimes } from '../newyork.js';

const KEPT = 400;

let live = []; // newest first
let waiting = 0; // arrived since the list stands still
let older = null; // a page of older events, instead of the newest
let paused = false;
let held = false;

const draw = inNextFrame(show);

/** Shows the panel. */
export function showEvents() {
  on('event', add);
  on('resumed', load);
  byId('events-pause').addEventListener('click', () => {
    paused = !paused;
    release();
  });
  byId('events-older').addEventListener('click', showOlder);
  byId('events-newest').addEventListener('click', () => {
    older = null;
    release();
  });
  const list = byId('events-scroll');
  list.addEventListener('pointerenter', () => { held = true; });
  ['pointerleave', 'pointercancel'].forEach((name) => list.addEventListener(name, () => {
    held = false;
    release();
  }));
}

function add(item) {
  live = [item, ...live].slice(0, KEPT + (standing() ? waiting + 1 : 0)).slice(0, 10 * KEPT);
  waiting += standing() ? 1 : 0;
  draw();
}

// Between the first read and the push an event can come by both ways.
async function load(how) {
  if (how !== 'fresh' && how !== 'restarted') {
    return;
  }
  live = how === 'restarted' ? [] : live;
  older = null;
  const { items } = await read('/api/events', { limit: KEPT }).catch(() => ({ items: [] }));
  const byNumber = new Map([...items, ...live].map((item) => [item.id, item]));
  live = [...byNumber.values()].sort((one, other) => other.id - one.id).slice(0, KEPT);
  draw();
}

const scrolled = () => byId('events-scroll').scrollTop > 4;
const standing = () => paused || held || older !== null || scrolled();

function release() {
  waiting = standing() ? waiting : 0;
  draw();
}

async function showOlder() {
  const shown = older ?? live.slice(waiting);
  const oldest = shown.at(-1)?.id;
  if (oldest === undefined) {
    return;
  }
  const { items } = await read('/api/events', { before: oldest, limit: KEPT }).catch(() => ({ items: [] }));
  if (items.length > 0) {
    older = items;
    byId('events-scroll').scrollTop = 0;
  }
  byId('events-older').disabled = items.length === 0;
  draw();
}

function show() {
  if (!standing()) {
    waiting = 0;
  }
  const items = older ?? live.slice(waiting, waiting + KEPT);
  byId('events-pause').setAttribute('aria-pressed', String(paused));
  byId('events-newest').hidden = older === null;
  byId('events-older').disabled &&= older !== null;
  setText(byId('events-waiting'), waiting > 0 ? `${count(waiting)} waiting` : '');
  byId('events-scroll').hidden = items.length === 0;
  byId('events-empty').hidden = items.length > 0;
  reconcile(byId('events').tBodies[0], eventRows(items), {
    key: ({ key }) => key,
    make: makeRow,
    update: updateRow,
  });
}

function makeRow() {
  return element('tr', {},
    element('td', { class: 'code' }),
    element('td', {}, element('time', { class: 'muted' })),
    element('td'),
    element('td', { class: 'subject' }),
    element('td', { class: 'muted' }));
}

function updateRow(node, { event, times }) {
  const { id, at, type, label, underlying, summary } = event;
  const [number, time, name, subject, detail] = node.cells;
  const words = withTimes(summary);
  const text = times > 1 ? `${words} · ${times} in a row` : words;
  setText(number, String(id));
  setText(time.firstElementChild, secondOf(at));
  setAttribute(time.firstElementChild, 'datetime', at);
  setText(name, label);
  setAttribute(name, 'title', `${label} (${type})`);
  setText(subject, underlying || 'all');
  setText(detail, text);
  setAttribute(detail, 'title', text);
}
