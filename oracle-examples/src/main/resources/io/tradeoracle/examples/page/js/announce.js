// What a screen reader hears. Fills are gathered and told at most every 5 seconds; quotes never.
import { byId, setText } from './dom.js';

const EVERY_MILLIS = 5000;
const NAMED = 3;

let waiting = [];
let timer = null;
let last = -Infinity;

/** Tells of a fill soon, together with those that come meanwhile. */
export function announceFill(sentence) {
  waiting.push(sentence);
  if (timer === null) {
    timer = setTimeout(tell, Math.max(0, last + EVERY_MILLIS - performance.now()));
  }
}

/** Tells of the breaker at once. */
export const announceBreaker = (sentence) => setText(byId('breaker-announcement'), sentence);

function tell() {
  const more = waiting.length - NAMED;
  const named = waiting.slice(0, NAMED).join('; ');
  const line = document.createElement('p');
  line.textContent = more > 0 ? `${named}; and ${more} more` : named;
  byId('fill-announcement').replaceChildren(line);
  waiting = [];
  timer = null;
  last = performance.now();
}
