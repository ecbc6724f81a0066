import { ask, askEarly, gql } from '../base/api.js';
import { asOf } from '../base/address.js';

const STATUS = gql`
  query PortfolioStatus($key: String!, $asOf: Date) {
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
  }
`;

const asked = ({ params }) => ({ key: params.key, asOf: asOf() });

/** How the portfolio of a page stands on the chosen day; null where there is none. @param {import('../base/address.js').Place} place */
export const readStatus = async (place, options) => (await ask(STATUS, asked(place), { ...options, large: asOf() !== null })).portfolio;

/** Asks the same before the page that shows it is there. @param {import('../base/address.js').Place} place */
export const askFirst = (place) => askEarly(STATUS, asked(place), { large: asOf() !== null });
