import { html, nothing, svg } from '../lib/lit.js';
import { ask, gql } from '../base/api.js';
import { asOf, to } from '../base/address.js';
import { day, today } from '../base/figures.js';
import { Page } from '../base/page.js';
import { legalDates, word } from '../base/registry.js';
import { shape, toneOf } from './status-chip.js';

const BAND_DAY = gql`
  fragment BandDay on Determination {
    asOf marketStage
    applicability { outcome }
    classification { productClass }
    aiStatus { outcome }
    scope { outcome }
    craConformity { outcome }
    article15 { outcome }
  }
`;
const PRODUCT_TIME = gql`
  query ProductTime($id: ID!) {
    product(by: { id: $id }) {
      facts { placedOnMarketOn supportUntil }
      early: forecast(from: "2024-01-01", to: "2027-11-01", step: MONTH) { ...BandDay }
      late: forecast(from: "2027-12-01", to: "2031-12-31", step: MONTH) { ...BandDay }
    }
  }
  ${BAND_DAY}
`;
const PRODUCT_DAYS = gql`
  query ProductDays($id: ID!, $from: Date!, $to: Date!) {
    product(by: { id: $id }) { forecast(from: $from, to: $to, step: DAY) { ...BandDay } }
  }
  ${BAND_DAY}
`;
const BANDS = [
  ['Article 15', 'Article15Outcome', (found) => found.article15.outcome],
  ['CRA conformity', 'ConformityOutcome', (found) => found.craConformity.outcome],
  ['What of the CRA applies', 'ApplicabilityOutcome', (found) => (found.scope.outcome === 'OUT_OF_SCOPE' ? null : found.applicability.outcome)],
  ['Class', 'ProductClass', (found) => found.classification.productClass],
  ['AI Act', 'AiStatusOutcome', (found) => found.aiStatus.outcome],
  ['Market', 'MarketStage', (found) => found.marketStage],
];

/** A band for each answer from 2024 to 2031 by what is recorded now, and what changes when, in words. */
class ProductTime extends Page {
  static properties = { product: { attribute: false } };

  async load({ params }) {
    if (this.wanted !== params.id) {
      this.wanted = params.id;
      this.answer = this.fetch(params.id);
      this.answer.catch(() => (this.wanted = null));
    }
    return this.answer;
  }

  /** Month by month, and day by day where an answer changes within one. */
  async fetch(id) {
    const { product } = await ask(PRODUCT_TIME, { id });
    const months = [...product.early, ...product.late];
    const changing = months.slice(1).map((found, index) => [months[index], found]).filter(([before, found]) => BANDS.some(([, , read]) => read(before) !== read(found)));
    const finer = await Promise.all(changing.map(([before, found]) => ask(PRODUCT_DAYS, { id, from: before.asOf, to: found.asOf })));
    const days = new Map([...months, ...finer.flatMap((one) => one.product.forecast)].map((found) => [found.asOf, found]));
    return { facts: product.facts, days: [...days.values()].sort((a, b) => a.asOf.localeCompare(b.asOf)) };
  }

  content({ facts, days }) {
    const range = [days[0].asOf, days.at(-1).asOf];
    const bands = BANDS.map(([label, kind, read]) => ({ label, kind, spans: spansOf(days, read) })).filter((one) => one.spans.length);
    const shownDay = asOf() ?? today(this.product.portfolio.timeZone);
    const at = (text) => `${(100 * (Date.parse(text) - Date.parse(range[0]))) / (Date.parse(range[1]) - Date.parse(range[0]))}%`;
    return html`
      <section class="card">
        <h2>What the law answers from ${range[0].slice(0, 4)} to ${range[1].slice(0, 4)}</h2>
        <p>By what is recorded now. Choose a part of a band to see the whole page as of its first day.</p>
        <div class="bands">
          ${bands.map(({ label, kind, spans }) => html`<span class="band-label">${label}</span>
            <svg class="band" role="group" aria-label=${label} height="30">${spans.map((span) => piece(span, kind, at, range[1], label))}
              ${svg`<line class="band-now" x1=${at(shownDay)} x2=${at(shownDay)} y1="0" y2="100%"/>`}</svg>`)}
          <span class="band-label"></span><svg class="band-years" aria-hidden="true" height="20">${years(range).map((year) => svg`<line x1=${at(`${year}-01-01`)} x2=${at(`${year}-01-01`)} y1="0" y2="6"/><text x=${at(`${year}-01-01`)} dx="3" y="15">${year}</text>`)}</svg>
        </div>
        <p class="band-note"><small>The line is ${asOf() ? 'the day chosen' : 'today'}, ${day(shownDay)}.</small></p>
      </section>
      <section class="card"><h2>What changes when</h2>${this.changes(bands, facts)}</section>
    `;
  }

  changes(bands, facts) {
    const found = bands.flatMap(({ label, kind, spans }) => spans.slice(1).map((span, index) => ({ date: span.from, label, kind, before: spans[index].code, after: span.code })));
    const dates = [...found.map((one) => one.date), ...[facts.placedOnMarketOn, facts.supportUntil].filter(Boolean)];
    if (!dates.length) return html`<p>Nothing changes in these years while nothing is recorded anew.</p>`;
    return html`<ol class="time-changes">${[...new Set(dates)].sort().map((date) => html`<li><a class="day" href=${to(location.pathname, { asOf: date })}>${day(date)}</a>
      <div>${legalDates().filter((one) => one.date === date).map((one) => html`<p class="legal">${one.title}</p>`)}
        ${date === facts.placedOnMarketOn ? html`<p class="legal">First unit placed on the market</p>` : nothing}${date === facts.supportUntil ? html`<p class="legal">Last day of the support period</p>` : nothing}
        ${found.filter((one) => one.date === date).map((one) => html`<p>${one.label}: ${shape(toneOf(one.kind, one.before))} ${words(one.kind, one.before)} <span aria-label="becomes">→</span> ${shape(toneOf(one.kind, one.after))} <strong>${words(one.kind, one.after)}</strong></p>`)}</div></li>`)}</ol>`;
  }
}

const words = (kind, code) => word(...(code === null ? ['ScopeOutcome', 'OUT_OF_SCOPE'] : [kind, code]));

/** What fits into a band where the whole does not. */
const SHORT = { ARTICLE_14_ONLY: 'Only reporting' };

/** The days on which an answer stays the same, one span after the other. */
function spansOf(days, read) {
  const spans = [];
  for (const found of days) {
    if (!spans.length || spans.at(-1).code !== read(found)) spans.push({ code: read(found), from: found.asOf });
  }
  return spans.map((span, index) => ({ ...span, until: spans[index + 1]?.from }));
}

function piece({ code, from, until }, kind, at, end, label) {
  const start = at(from);
  const width = `${parseFloat(at(until ?? end)) - parseFloat(start)}%`;
  const told = `${label}, from ${day(from)}${until ? ` to ${day(until)}` : ''}: ${words(kind, code)}`;
  const tone = code === null ? 'none' : toneOf(kind, code);
  return svg`<a href=${to(location.pathname, { asOf: from })} aria-label=${told}><title>${told}</title>
    <svg x=${start} width=${width} height="100%"><rect class=${tone} width="100%" height="100%" rx="3"/><text x="8" y="20" class=${tone}>${SHORT[code] ?? words(kind, code)}</text></svg></a>`;
}

const years = ([from, until]) => Array.from({ length: Number(until.slice(0, 4)) - Number(from.slice(0, 4)) + 1 }, (unused, index) => Number(from.slice(0, 4)) + index);

customElements.define('product-time', ProductTime);
