import { viewer } from '../base/registry.js';
import './sign-in-form.js';

/** Asks to sign in above the page, and is done once the reader has; what was typed on the page stays. */
export function askToSignIn() {
  const dialog = document.createElement('dialog');
  const title = document.createElement('h2');
  const words = document.createElement('p');
  const form = document.createElement('sign-in-form');
  title.textContent = 'Sign in again';
  title.id = 'sign-in-again';
  words.textContent = 'You were signed out, because some time has passed or something about your account was changed. What you typed is kept.';
  dialog.setAttribute('aria-labelledby', title.id);
  dialog.className = 'sign-in-again';
  const leave = document.createElement('a');
  leave.href = '/sign-in';
  leave.textContent = 'Leave the page instead';
  dialog.append(title, words, form, leave);
  dialog.addEventListener('cancel', (event) => event.preventDefault());
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((done) => {
    form.addEventListener('signed-in', (event) => {
      const before = viewer()?.account;
      if (before && before !== event.detail) location.reload();
      dialog.close();
      dialog.remove();
      done();
    });
  });
}
