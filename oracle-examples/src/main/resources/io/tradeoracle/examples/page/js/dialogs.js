// What dialogs and their forms have in common.

/** Lets the dialog's other button close it. */
export function onDismiss(dialog) {
  dialog.querySelector('[data-role="dismiss"]').onclick = () => dialog.close();
}

/**
 * Sends the form by `send(fields)` when it is submitted, and shows the answer below it: what
 * `accepted` says, or the server's reason. The button waits for the answer; the form never goes away
 * because of a refusal.
 */
export function onSubmit(form, send, accepted) {
  const answer = form.querySelector('.answer');
  const button = form.querySelector('button:not([type="button"])');
  form.addEventListener('submit', async (submission) => {
    submission.preventDefault();
    const fields = trimmed(new FormData(form));
    button.disabled = true;
    say(answer, '', false);
    try {
      await send(fields);
      accepted(form);
    } catch (refusal) {
      say(answer, refusal.message, true);
    } finally {
      button.disabled = false;
    }
  });
}

/** Shows a form's answer. */
export function say(answer, text, bad) {
  answer.textContent = text;
  answer.toggleAttribute('data-bad', bad);
}

function trimmed(data) {
  return Object.fromEntries([...data].map(([name, value]) => [name, value.trim()]));
}
