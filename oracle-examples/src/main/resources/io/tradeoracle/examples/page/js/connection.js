// The WebSocket that everything arrives by. It reconnects by itself and resumes after the last event.
import { newest, publish } from './bus.js';
import { delayBeforeTry, pushAddress, SILENCE_MILLIS, standing, TOO_SLOW } from './resume.js';

let socket = null;
let attempt = 0;
let tryTimer = 0;
let lastFrame = Date.now();
let state = {
  phase: 'connecting', // connecting, catching, live, lost
  eventId: null, // the last event seen, where a resume begins
  target: null, // while catching up: the event to reach
  from: null, // while catching up: the event it began after
  lostAt: null, // epoch milliseconds
  nextTryAt: null, // epoch milliseconds; null while a try is under way
};

/** Opens the connection and keeps it. */
export function connect() {
  setInterval(watch, 1000);
  window.addEventListener('online', tryNow);
  document.addEventListener('visibilitychange', () => document.hidden || tryNow());
  open();
}

/** Tries now instead of at the next time, if the connection is lost. */
export function tryNow() {
  if (state.phase === 'lost' && state.nextTryAt !== null) {
    open();
  }
}

/** Says what is looked at, so that its IV and chain are pushed. */
export function send(message) {
  if (socket?.readyState === WebSocket.OPEN) {
    socket.send(JSON.stringify(message));
  }
}

function change(changes) {
  state = { ...state, ...changes };
  publish('connection', state);
}

function open() {
  clearTimeout(tryTimer);
  change({ nextTryAt: null });
  lastFrame = Date.now();
  const opened = new WebSocket(
    pushAddress(window.location.href, state.eventId, newest('selection') ?? {}));
  socket = opened;
  opened.onmessage = ({ data }) => opened === socket && receive(JSON.parse(data));
  opened.onclose = ({ code }) => opened === socket && lose(code);
}

function lose(code) {
  socket = null;
  const wait = code === TOO_SLOW ? 0 : delayBeforeTry(attempt, Math.random());
  attempt += 1;
  tryTimer = setTimeout(open, wait);
  change({
    phase: 'lost',
    lostAt: state.phase === 'lost' ? state.lostAt : lastFrame,
    nextTryAt: Date.now() + wait,
  });
}

function watch() {
  if (socket !== null && Date.now() - lastFrame > SILENCE_MILLIS) {
    const silent = socket;
    lose(0);
    silent.close();
  } else if (state.phase === 'lost') {
    publish('connection', state);
  }
}

function receive(frame) {
  lastFrame = Date.now();
  if (frame.type === 'hello') {
    greet(frame);
  } else if (frame.type === 'event') {
    pass(frame);
  } else if (frame.type !== 'ping') {
    publish(frame.type, frame.body);
  }
}

function greet({ eventId, body }) {
  attempt = 0;
  const where = standing(state.eventId, eventId);
  publish('clock', body);
  if (where === 'behind') {
    change({ phase: 'catching', target: eventId, from: state.eventId, lostAt: null, nextTryAt: null });
  } else {
    change({ phase: 'live', eventId, target: null, lostAt: null, nextTryAt: null });
  }
  publish('resumed', where);
}

function pass({ eventId, body }) {
  const arrived = state.phase === 'catching' && eventId >= state.target;
  const seen = Math.max(eventId, state.eventId ?? 0);
  change(arrived ? { phase: 'live', eventId: seen, target: null } : { eventId: seen });
  publish('event', body);
}
