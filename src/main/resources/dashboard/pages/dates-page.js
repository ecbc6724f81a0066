import { html, nothing } from '../lib/lit.js';
import { ask, change, gql } from '../base/api.js';
import { adjust, to } from '../base/address.js';
import { day, figure } from '../base/figures.js';
import { Page } from '../base/page.js';
import { datesList } from '../components/dates-list.js';
import { datesAwaited, emptyNote, objections } from '../components/notes.js';

const DATES = gql`
  query DatesAhead($key: String!, $within: Int!, $group: String, $after: String) {
    portfolio(key: $key) {
      id key name timeZone keptAnswers { products laterDays }
      attention(within: $within, group: $group, first: 50, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes { key date summary kind count group citation { act { title } place url } product { id name } }
      }
    }
  }
`;
const SUBSCRIBE = gql`
  mutation Subscribe($input: CreateCalendarTokenInput!) {
    createCalendarToken(input: $input) { subscription { path token { expiresAt } } errors { code path message } }
  }
`;
const SPANS = [[90, 'three months'], [365, 'a year'], [730, 'two years'], [1825, 'five years'], [3650, 'ten years']];
const USUAL_SPAN = 730;

/** What lies ahead of a portfolio, and how to have it in a calendar. */
class DatesPage extends Page {
  static properties = { subscription: { state: true }, errors: { state: true } };

  constructor() {
    super();
    this.subscription = null;
    this.errors = [];
  }

  async load({ params, query }, options) {
    const within = Number(query.get('within')) || USUAL_SPAN;
    const variables = { key: params.key, within, group: query.get('group'), after: query.get('after') };
    return { within, group: variables.group, portfolio: (await ask(DATES, variables, { ...options, large: true })).portfolio };
  }

  heading({ portfolio }) {
    return portfolio ? `Dates ahead of ${portfolio.name}` : '';
  }

  content({ portfolio, within, group }) {
    if (!portfolio) return html`<h1>There is no such portfolio</h1><p>Or you may not see it.</p>`;
    const { nodes, pageInfo, totalCount } = portfolio.attention;
    const more = (changes) => to(location.pathname, { within, group, ...changes });
    return html`
      <div class="page-head"><h1>Dates ahead</h1><p class="lead"><strong>${figure(totalCount)}</strong> within
        <label class="inline"><span class="visually-hidden">Time span</span><select @change=${(event) => adjust({ within: event.target.value, after: null })}>
          ${SPANS.map(([days, words]) => html`<option value=${days} ?selected=${days === within}>${words}</option>`)}</select></label></p></div>
      ${group ? html`<p class="note">One date for each product. <a href=${more({ group: null })}>Show all dates</a></p>` : nothing}
      ${datesAwaited(portfolio.keptAnswers)}
      <div class="beside">
        <section class="card">${nodes.length
          ? datesList(nodes, { timeZone: portfolio.timeZone, listOf: (one) => more({ group: one.group }) })
          : emptyNote('Nothing lies ahead within this time.')}
          ${pageInfo.hasNextPage ? html`<p class="more"><a class="button" href=${more({ after: pageInfo.endCursor })}>Later dates</a></p>` : nothing}</section>
        <section class="card"><h2>In your calendar</h2>${this.calendar(portfolio)}</section>
      </div>
    `;
  }

  calendar(portfolio) {
    const file = `/portfolios/${encodeURIComponent(portfolio.key)}/calendar.ics`;
    return html`
      <p>Subscribe once, and your calendar shows what lies ahead and follows every change.</p>
      ${objections(this.errors)}
      ${this.subscription
        ? html`<div class="note good"><p>Give this address to your calendar. Whoever has it can read the dates, so keep it to yourself. It is not shown again and works
            until ${day(this.subscription.token.expiresAt.slice(0, 10))}.</p>
            <p><input readonly aria-label="Address of the calendar" class="secret" .value=${location.origin + this.subscription.path} @focus=${(event) => event.target.select()}></p></div>`
        : html`<button type="button" class="primary" @click=${() => this.subscribe(portfolio)}>Make an address to subscribe to</button>`}
      <p class="more"><a href=${file} download>Download the dates once</a></p>
    `;
  }

  async subscribe(portfolio) {
    try {
      const payload = await change(SUBSCRIBE, { input: { portfolio: portfolio.id, label: 'Calendar, made on the page of the dates ahead' } });
      this.errors = payload.errors;
      this.subscription = payload.subscription;
    } catch (failure) {
      this.errors = [failure];
    }
  }
}

customElements.define('dates-page', DatesPage);
