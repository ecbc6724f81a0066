import { ask, gql } from './api.js';

/**
 * What every page needs, asked once: who is signed in, which portfolios there are, and what people read for the codes of the API.
 */

/** Who is signed in and which portfolios there are. */
export const FRAME = gql`
  fragment Frame on Query {
    viewer { account administrator auditor readOnly roles(first: 100) { nodes { role portfolio { id } } } }
    portfolios(first: 100) { nodes { id key name timeZone } }
    law { dates { code title date } }
  }
`;

/** What people read for the codes. */
export const WORDS = gql`
  fragment Words on Query {
    law { terms @include(if: $words) { kind code label explanation citation { act { title } place url } } }
  }
`;

const FRAME_AND_WORDS = gql`
  query FrameAndWords($words: Boolean!) { ...Frame ...Words }
  ${FRAME}
  ${WORDS}
`;

const RANKS = ['VIEWER', 'EDITOR', 'COMPLIANCE', 'OWNER'];

/** The words are the same for everybody as long as the release is, which the address of this file tells. */
const KEPT_WORDS = `words of ${import.meta.url}`;

let frame = null;
let words = null;
let known = null;
let terms = new Map();

/** Whoever awaits this may use everything below but words. */
export function framed() {
  if (!frame) {
    const answer = askFrameAndWords();
    take(Promise.resolve({ withFrame: answer, withWords: answer }));
  }
  return frame;
}

/** Whoever awaits this may use everything below. */
export const ready = () => Promise.all([framed(), words]);

/** Whether WORDS are still to be asked for, which is what its variable says. */
export const wordsWanted = () => sessionStorage.getItem(KEPT_WORDS) === null;

export const askFrameAndWords = () => ask(FRAME_AND_WORDS, { words: wordsWanted() });

/**
 * Takes what every page needs from what one page asks anyway.
 *
 * @param {Promise<{ withFrame: Promise<any>, withWords: Promise<any> }>} asked the answers to documents with {@link FRAME} and {@link WORDS}
 */
export function take(asked) {
  frame = asked.then(({ withFrame }) => withFrame).then((data) => (known = data));
  words = asked.then(({ withWords }) => withWords).then(({ law }) => keep(law.terms));
  const taken = frame;
  Promise.all([frame, words]).catch(() => (frame = frame === taken ? null : frame));
}

function keep(asked) {
  if (asked) sessionStorage.setItem(KEPT_WORDS, JSON.stringify(asked));
  terms = new Map((asked ?? JSON.parse(sessionStorage.getItem(KEPT_WORDS))).map((one) => [`${one.kind}.${one.code}`, one]));
}

/** Asks anew, such as after a portfolio was made. */
export function refresh() {
  frame = null;
  return ready();
}

export const viewer = () => known?.viewer ?? null;

/** @returns {{ id: string, key: string, name: string, timeZone: string }[]} */
export const portfolios = () => known?.portfolios.nodes ?? [];

/** The days on which parts of the law begin to apply. @returns {{ code: string, title: string, date: string }[]} */
export const legalDates = () => known?.law.dates ?? [];

/** What people read for a code, such as word('ProductClass', 'CRITICAL'). */
export const word = (kind, code) => terms.get(`${kind}.${code}`)?.label ?? String(code);

/** All codes of a kind, in the order of the acts. */
export const codesOf = (kind) => [...terms.values()].filter((one) => one.kind === kind).map((one) => one.code);

/** The explanation of a code with its citation; null where the label says it all. */
export const term = (kind, code) => terms.get(`${kind}.${code}`) ?? null;

/** Whether the reader holds a role in a portfolio: what is not allowed is not offered. The server decides in any case. */
export function may(role, portfolioId) {
  const who = viewer();
  if (!who || who.readOnly) return false;
  if (who.administrator) return true;
  const held = who.roles.nodes.find((one) => one.portfolio.id === portfolioId)?.role;
  return held !== undefined && RANKS.indexOf(held) >= RANKS.indexOf(role);
}
