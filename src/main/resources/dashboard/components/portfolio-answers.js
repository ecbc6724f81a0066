import { ask, askedWithThePage, gql, idle } from '../base/api.js';
import { asOf } from '../base/address.js';
import { today } from '../base/figures.js';
import { askFrameAndWords, FRAME, framed, portfolios, WORDS, wordsWanted } from '../base/registry.js';

/**
 * What the page of a portfolio asks, in two requests: how it stands, and then what lies ahead, which takes longer. The first one brings
 * the frame along and the second one the words, where they are not known.
 */

const STATUS = gql`
  query PortfolioStatus($key: String!, $asOf: Date, $frame: Boolean!) {
    portfolio(key: $key) {
      id key name timeZone
      status(asOf: $asOf) {
        products
        nextBoundary
        byClass { code label count filter }
        byAiStatus { code label count filter }
        byCraConformity { code label count filter }
        byArticle15 { code label count filter }
        byRouteSupport { code label count filter }
        byUnmet { code label explanation citation { act { title } place url } count filter }
        byOpenQuestion { label explanation citation { act { title } place url } count filter }
      }
    }
    ...Frame @include(if: $frame)
  }
  ${FRAME}
`;

/** How it stands on a row of days. */
export const DAYS_AHEAD = gql`
  fragment Days on Portfolio {
    forecast(from: $from, to: $to, step: $step) {
      asOf
      products
      byArticle15 { code count }
      byCraConformity { code count }
      byApplicability { code count }
      byMarketStage { code count }
    }
  }
`;

/** The next of its dates ahead. */
export const FIRST_DATES = gql`
  fragment Dates on Portfolio {
    key timeZone keptAnswers { products laterDays }
    attention(first: 6) {
      nodes { key date summary kind count group citation { act { title } place url } product { id name } }
    }
  }
`;

const AHEAD = gql`
  query PortfolioAhead($key: String!, $from: Date!, $to: Date!, $step: ForecastStep!, $words: Boolean!) {
    portfolio(key: $key) { ...Days ...Dates }
    ...Words
  }
  ${DAYS_AHEAD}
  ${FIRST_DATES}
  ${WORDS}
`;

export const LAST_DAY = '2031-12-31';

/** After how many milliseconds what lies ahead is asked for bit by bit. */
const PATIENCE = 5000;

let status = null;
let ahead = null;

/** Asks before the page is there, and for what every page needs. @param {import('../base/address.js').Place} place */
export function askFirst({ params }) {
  const answer = askedWithThePage().then((data) => data ?? askStatus(params.key, true));
  status = { key: params.key, asOf: asOf(), answer };
  return { withFrame: answer, withWords: readAhead(params.key).catch(askFrameAndWords) };
}

/** How the portfolio of a page stands on the chosen day; null where there is none. @param {import('../base/address.js').Place} place */
export async function readStatus({ params }, options) {
  const early = status?.key === params.key && status.asOf === asOf() ? status.answer : null;
  status = null;
  return (await (early ?? askStatus(params.key, false, options))).portfolio;
}

const askStatus = (key, frame, options) => ask(STATUS, { key, asOf: asOf(), frame }, { ...options, large: asOf() !== null });

/** What lies ahead of a portfolio, once for all parts of the page that show it; fails where that takes long. */
export async function readAhead(key) {
  await framed();
  await idle();
  const from = todayOf(key);
  if (ahead?.key !== key || ahead.from !== from) ahead = askAhead(key, from);
  return ahead.answer;
}

function askAhead(key, from) {
  const variables = { key, from, to: LAST_DAY, step: 'QUARTER', words: wordsWanted() };
  const asked = { key, from, answer: ask(AHEAD, variables, { signal: AbortSignal.timeout(PATIENCE), large: true }) };
  const forget = () => (ahead = ahead === asked ? null : ahead);
  asked.answer.then(() => setTimeout(forget, PATIENCE), forget);
  return asked;
}

/** Today where the portfolio is. */
export const todayOf = (key) => today(portfolios().find((one) => one.key === key)?.timeZone ?? 'Europe/Brussels');
