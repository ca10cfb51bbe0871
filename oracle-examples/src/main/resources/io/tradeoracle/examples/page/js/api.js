// Reading and asking by HTTP. A refusal is an error that carries the server's own words.
import { askForToken, keptToken } from './token.js';

/** Returns the body of a GET; throws an Error that says what the server said. */
export async function read(path, parameters = {}) {
  const address = new URL(path, window.location.href);
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== null && value !== undefined) {
      address.searchParams.set(name, value);
    }
  }
  const response = await fetch(address, { headers: { Accept: 'application/json' } });
  return bodyOf(response);
}

/** Posts a control call; asks for the token once if the server wants one. */
export async function control(path, body) {
  let response = await post(path, body);
  if (response.status === 401 && (await askForToken())) {
    response = await post(path, body);
  }
  return bodyOf(response);
}

async function post(path, body) {
  const token = keptToken();
  const headers = { 'Content-Type': 'application/json', Accept: 'application/json' };
  if (token) {
    headers.Authorization = `Bearer ${token}`;
  }
  try {
    return await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
  } catch {
    throw new Error('The server does not answer. Nothing was accepted as far as this page knows.');
  }
}

async function bodyOf(response) {
  const body = await response.json().catch(() => null);
  if (!response.ok) {
    throw new Error(body?.detail || body?.title || `The server answered ${response.status}.`);
  }
  return body;
}
