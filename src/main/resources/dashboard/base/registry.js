import { ask, gql } from './api.js';

/**
 * What every page needs, asked once: who is signed in, which portfolios there are, and what people read for the codes of the API.
 */

const FRAME = gql`
  query Frame($words: Boolean!) {
    viewer { account administrator auditor readOnly roles(first: 100) { nodes { role portfolio { id } } } }
    portfolios(first: 100) { nodes { id key name timeZone } pageInfo { hasNextPage } }
    law {
      terms @include(if: $words) { kind code label explanation citation { act { title } place url } }
      dates { code title date }
    }
  }
`;

const RANKS = ['VIEWER', 'EDITOR', 'COMPLIANCE', 'OWNER'];

/** The words are the same for everybody as long as the release is, which the address of this file tells. */
const KEPT_WORDS = `words of ${import.meta.url}`;

let asked = null;
let known = null;
let terms = new Map();

/** Whoever awaits this may use everything below. */
export function ready() {
  asked ??= load().catch((failure) => {
    asked = null;
    throw failure;
  });
  return asked;
}

async function load() {
  const kept = sessionStorage.getItem(KEPT_WORDS);
  known = await ask(FRAME, { words: kept === null });
  const words = kept === null ? known.law.terms : JSON.parse(kept);
  terms = new Map(words.map((one) => [`${one.kind}.${one.code}`, one]));
  if (kept === null) sessionStorage.setItem(KEPT_WORDS, JSON.stringify(words));
}

/** Asks anew, such as after a portfolio was made. */
export function refresh() {
  asked = null;
  return ready();
}

export const viewer = () => known?.viewer ?? null;

/** @returns {{ id: string, key: string, name: string, timeZone: string }[]} */
export const portfolios = () => known?.portfolios.nodes ?? [];

export const morePortfolios = () => known?.portfolios.pageInfo.hasNextPage ?? false;

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
