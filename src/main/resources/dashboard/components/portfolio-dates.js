import { html, nothing } from '../lib/lit.js';
import { ask, gql } from '../base/api.js';
import { to } from '../base/address.js';
import { Page } from '../base/page.js';
import { datesList } from './dates-list.js';
import { datesAwaited, emptyNote } from './notes.js';
import { FIRST_DATES, readAhead } from './portfolio-answers.js';

const NEXT_DATES = gql`
  query NextDates($key: String!) {
    portfolio(key: $key) { ...Dates }
  }
  ${FIRST_DATES}
`;

/** The next dates ahead of a portfolio, with the way to all of them. */
class PortfolioDates extends Page {
  dependsOn(place) {
    return place.params.key;
  }

  async load(place, options) {
    const { key } = place.params;
    const { portfolio } = await readAhead(key).catch(() => ask(NEXT_DATES, { key }, { ...options, large: true }));
    return portfolio;
  }

  content(portfolio) {
    const all = `/portfolios/${encodeURIComponent(portfolio.key)}/dates`;
    const entries = portfolio.attention.nodes;
    const awaited = datesAwaited(portfolio.keptAnswers);
    if (!entries.length) return awaited === nothing ? emptyNote('Nothing falls due within two years.') : awaited;
    return html`
      ${awaited}
      ${datesList(entries, { timeZone: portfolio.timeZone, listOf: (one) => to(all, { group: one.group }) })}
      <p class="more"><a href=${to(all)}>All dates, and how to subscribe to them</a></p>
    `;
  }
}

customElements.define('portfolio-dates', PortfolioDates);
