// Building and updating the document. Text goes in as text, never as markup.

/** Returns the element with the id; the page's markup has it. */
export const byId = (id) => document.getElementById(id);

/**
 * Returns a new element. Attributes that are null or false are left out; `class` and `data-*` are
 * attributes like any other. Children are nodes or text.
 */
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) {
      node.setAttribute(name, value === true ? '' : String(value));
    }
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

/** Sets the text if it differs, so that selections and screen readers are left alone. */
export function setText(node, text) {
  if (node.textContent !== text) {
    node.textContent = text;
    return true;
  }
  return false;
}

const calm = window.matchMedia('(prefers-reduced-motion: reduce)');
const lastFade = new WeakMap();

/** Sets a figure; a change shows for 0.8 s, at most once a second. */
export function setFigure(node, text) {
  const first = node.textContent === '' || node.textContent === '–';
  if (!setText(node, text) || first || calm.matches) {
    return;
  }
  const now = performance.now();
  if (now - (lastFade.get(node) ?? -Infinity) < 1000) {
    return;
  }
  lastFade.set(node, now);
  const from = getComputedStyle(node).getPropertyValue('--accent-soft');
  node.animate([{ backgroundColor: from }, { backgroundColor: 'transparent' }], 800);
}

/** Sets or removes an attribute. */
export function setAttribute(node, name, value) {
  if (value === null || value === undefined || value === false) {
    node.removeAttribute(name);
  } else if (node.getAttribute(name) !== String(value)) {
    node.setAttribute(name, String(value));
  }
}

/**
 * Makes the parent's children one for one those of the items: existing ones are kept by key and
 * updated, missing ones made, the rest removed first, so that focus inside a kept child stays.
 */
export function reconcile(parent, items, { key, make, update }) {
  const old = new Map([...parent.children].map((child) => [child.dataset.key, child]));
  const keys = new Set(items.map((item) => String(key(item))));
  old.forEach((node, id) => keys.has(id) || node.remove());
  let place = parent.firstElementChild;
  for (const item of items) {
    const id = String(key(item));
    const node = old.get(id) ?? make(item);
    node.dataset.key = id;
    if (node === place) {
      place = place.nextElementSibling;
    } else {
      parent.insertBefore(node, place);
    }
    update?.(node, item);
  }
}

/** Returns a function that runs the given one once in the next frame, however often it is called. */
export function inNextFrame(run) {
  let waiting = false;
  return () => {
    if (!waiting) {
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        run();
      });
    }
  };
}
