// The newest body of every topic, and who wants to hear of it. A topic is a frame type of the push
// ("portfolio", "chain"...) or one of the page's own: "connection", "resumed", "selection".

const latest = new Map();
const listeners = new Map();

/** Calls back with the newest body, now if there is one, and with every later one. */
export function on(topic, listener) {
  if (!listeners.has(topic)) {
    listeners.set(topic, []);
  }
  listeners.get(topic).push(listener);
  if (latest.has(topic)) {
    listener(latest.get(topic));
  }
}

/** Keeps the body as the newest of its topic and tells the listeners. */
export function publish(topic, body) {
  latest.set(topic, body);
  for (const listener of listeners.get(topic) ?? []) {
    try {
      listener(body);
    } catch (failure) {
      // One panel that fails must not take the others with it.
      console.error(`showing ${topic} failed`, failure);
    }
  }
}

/** Returns the newest body of a topic, or undefined. */
export const newest = (topic) => latest.get(topic);
