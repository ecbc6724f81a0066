import { Failure, proof } from './api.js';

let waiting = null;

/**
 * Signs in; the answer is a cookie.
 *
 * @throws {Failure} in the words of the registry
 */
export async function signIn(name, password) {
  let response;
  try {
    response = await fetch('/sign-in', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': proof() },
      body: JSON.stringify({ name: name.trim(), password }),
    });
  } catch {
    throw new Failure('network', 'The registry cannot be reached. Check the connection and try again.');
  }
  const answer = await response.json().catch(() => null);
  if (!response.ok) throw new Failure('refused', answer?.detail ?? 'Signing in did not work. Try again in a moment.');
}

/** Signs out and leaves; a session that has ended already is no hindrance. */
export async function signOut() {
  const response = await fetch('/sign-out', { method: 'POST', headers: { 'X-CSRF-Token': proof() } }).catch(() => null);
  await response?.text();
  location.assign('/sign-in');
}

/** Asks the reader to sign in again, once for all requests that wait; what is on the page stays. */
export function signInAgain() {
  waiting ??= import('../components/sign-in-dialog.js')
    .then(({ askToSignIn }) => askToSignIn())
    .finally(() => (waiting = null));
  return waiting;
}
