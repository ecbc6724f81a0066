import { Failure, proof } from './api.js';

/**
 * Signs in; the answer is a cookie.
 *
 * @throws {Failure} in the words of the registry
 */
export const signIn = (name, password) => send('/sign-in', { name: name.trim(), password });

/**
 * Sets the password of the account that a link is for, and returns its name.
 *
 * @throws {Failure} in the words of the registry
 */
export const acceptLink = async (secret, password) => (await send('/welcome', { secret, password })).account;

async function send(path, body) {
  let response;
  try {
    response = await fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': proof() },
      body: JSON.stringify(body),
    });
  } catch {
    throw new Failure('network', 'The registry cannot be reached. Check the connection and try again.');
  }
  const answer = await response.json().catch(() => null);
  if (!response.ok) throw new Failure('refused', answer?.detail ?? 'This did not work. Try again in a moment.');
  return answer;
}

/**
 * How people sign in to this registry, and why it did not work just now.
 *
 * @returns {Promise<{ passwords: boolean, providers: { name: string, path: string }[], problem: string | null }>}
 */
export async function signInOptions(refused) {
  const response = await fetch(`/sign-in/options?refused=${encodeURIComponent(refused ?? '')}`).catch(() => null);
  return (await response?.json().catch(() => null)) ?? { passwords: true, providers: [], problem: null };
}
