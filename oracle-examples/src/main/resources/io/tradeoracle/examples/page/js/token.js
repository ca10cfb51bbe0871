// The control token: asked for once, kept in this tab's session storage and nowhere else.
import { byId } from './dom.js';
import { onDismiss } from './dialogs.js';

const KEY = 'trade-oracle-token';

export const keptToken = () => sessionStorage.getItem(KEY);

/** Asks for the token; returns whether one was given. A token that was refused is forgotten. */
export function askForToken() {
  sessionStorage.removeItem(KEY);
  const dialog = byId('token-dialog');
  const form = byId('token-form');
  form.reset();
  dialog.showModal();
  return new Promise((resolve) => {
    form.onsubmit = (submission) => {
      submission.preventDefault();
      sessionStorage.setItem(KEY, new FormData(form).get('token').trim());
      dialog.close();
    };
    dialog.onclose = () => {
      form.reset();
      resolve(keptToken() !== null);
    };
    onDismiss(dialog);
  });
}
