/**
 * Why something was not answered, in words for the reader.
 *
 * @property {'network' | 'refused'} kind `network`: it may work when tried again
 */
export class Failure extends Error {
  constructor(kind, message, code = '') {
    super(message);
    this.kind = kind;
    this.code = code;
  }
}

/** Marks a GraphQL document, for editors and for the test that compares it with the schema. Other documents may stand inside by name. */
export const gql = (parts, ...inside) => String.raw({ raw: parts }, ...inside);

/** How long to wait, in milliseconds, while the registry is busy with another large question of the same account. */
const PAUSES = [500, 1000, 2000, 4000, 5000, 5000];

/** How many milliseconds what comes later waits at most for what is shown first. */
const PATIENCE = 200;

let turn = Promise.resolve();
let waiting = null;

/**
 * Asks the GraphQL API. Where the session has ended, the reader signs in again and the question is repeated.
 *
 * @param {string} document
 * @param {Record<string, unknown>} [variables]
 * @param {{ signal?: AbortSignal, large?: boolean }} [options] `large`: looks at all products; of these the registry answers one at a
 *     time for each account, so that they wait for each other here
 * @returns {Promise<any>} the data
 * @throws {Failure}
 */
export function ask(document, variables = {}, { signal, large = false } = {}) {
  if (!large) return patiently(document, variables, signal);
  const work = () => patiently(document, variables, signal);
  const answer = turn.then(work, work);
  turn = answer.catch(() => null);
  return answer;
}

/**
 * The data that the document of the page had the browser ask for, while it fetched all that the page is made of.
 *
 * @returns {Promise<any>} null where it did not or something went wrong: whoever asks anew then meets that
 */
export async function askedWithThePage() {
  const link = document.querySelector('link[rel=preload][as=fetch]');
  const response = link && (await fetch(link.href).catch(() => null));
  const answer = response?.ok ? await response.json().catch(() => null) : null;
  return answer?.errors ? null : (answer?.data ?? null);
}

async function patiently(document, variables, signal) {
  for (const pause of PAUSES) {
    signal?.throwIfAborted();
    try {
      return await askOnce(document, variables, signal);
    } catch (failure) {
      if (failure.code !== 'TOO_BUSY') throw failure;
    }
    await new Promise((done) => setTimeout(done, pause));
  }
  return askOnce(document, variables, signal);
}

async function askOnce(document, variables, signal) {
  const response = await send('/graphql', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/graphql-response+json' },
    body: JSON.stringify({ query: document, variables }),
    signal,
  });
  const answer = await response.json().catch(() => null);
  if (answer?.errors?.length) {
    const [first] = answer.errors;
    throw new Failure('refused', first.message, first.extensions?.code);
  }
  if (!response.ok || !answer?.data) throw new Failure('refused', sentence(answer, response), String(response.status));
  return answer.data;
}

/**
 * Carries out a mutation.
 *
 * @returns {Promise<any>} its payload; expected failures are in its `errors`
 */
export async function change(document, variables) {
  return Object.values(await ask(document, variables))[0];
}

/** Once what is shown first is shown: it goes first, on the page and in the registry. */
export const idle = () => new Promise((done) => (window.requestIdleCallback ?? setTimeout)(done, { timeout: PATIENCE }));

/**
 * Sends a request for or with a file.
 *
 * @throws {Failure} in the words of the problem document
 */
export async function transfer(path, options = {}) {
  const response = await send(path, options);
  if (!response.ok) {
    throw new Failure('refused', sentence(await response.json().catch(() => null), response), String(response.status));
  }
  return response;
}

async function send(path, options) {
  let response;
  try {
    response = await fetch(path, { ...options, headers: { ...options.headers, 'X-CSRF-Token': proof() } });
  } catch (problem) {
    if (options.signal?.aborted) throw problem;
    throw new Failure('network', 'The registry cannot be reached. What you typed is still here: check the connection and try again.');
  }
  if (response.status !== 401) return response;
  await signInAgain();
  return send(path, options);
}

/** What proves that the request comes from a page of this site. */
export function proof() {
  return /(?:^|; )registry-csrf=([^;]*)/.exec(document.cookie)?.[1] ?? '';
}

function sentence(problem, response) {
  return problem?.detail ?? `The registry answered with status ${response.status}. Try again in a moment.`;
}

/** Signs out and leaves, by way of the provider where one vouched; a session that has ended already is no hindrance. */
export async function signOut() {
  const response = await fetch('/sign-out', { method: 'POST', headers: { 'X-CSRF-Token': proof() } }).catch(() => null);
  const answer = await response?.json().catch(() => null);
  location.assign(answer?.to ?? '/sign-in');
}

/** Asks the reader to sign in again, once for all requests that wait; what is on the page stays. */
export function signInAgain() {
  waiting ??= import('../components/sign-in-dialog.js')
    .then(({ askToSignIn }) => askToSignIn())
    .finally(() => (waiting = null));
  return waiting;
}
