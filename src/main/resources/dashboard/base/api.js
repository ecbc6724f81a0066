import { signInAgain } from './session.js';

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

/**
 * Asks the GraphQL API. Where the session has ended, the reader signs in again and the question is repeated.
 *
 * @param {string} document
 * @param {Record<string, unknown>} [variables]
 * @returns {Promise<any>} the data
 * @throws {Failure}
 */
export async function ask(document, variables = {}, { signal } = {}) {
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
