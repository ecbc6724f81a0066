import { html, nothing, svg } from '../lib/lit.js';
import { ask, gql } from '../base/api.js';
import { asOf, listOf, to } from '../base/address.js';
import { day, figure } from '../base/figures.js';
import { Page } from '../base/page.js';
import { legalDates, ready, word } from '../base/registry.js';
import { DAYS_AHEAD, LAST_DAY, readAhead, todayOf } from './portfolio-answers.js';
import { shape, toneOf } from './status-chip.js';

const FORECAST = gql`
  query Forecast($key: String!, $from: Date!, $to: Date!, $step: ForecastStep!) {
    portfolio(key: $key) { ...Days }
  }
  ${DAYS_AHEAD}
`;

const MEASURES = {
  byArticle15: { label: 'Article 15', kind: 'Article15Outcome', filter: 'article15' },
  byCraConformity: { label: 'CRA conformity', kind: 'ConformityOutcome', filter: 'craConformity' },
  byApplicability: { label: 'What of the CRA applies', kind: 'ApplicabilityOutcome', filter: 'applicability' },
  byMarketStage: { label: 'Market', kind: 'MarketStage', filter: 'marketStage' },
};

/** From the bottom to the top: what is shown stands on the ground. */
const ORDER = ['good', 'plain', 'part', 'later', 'look', 'bad', 'unknown', 'none'];
/** Of which the one that changes most is shown until the reader chooses. */
const ANSWERS = ['byArticle15', 'byCraConformity'];
const MOST_DAYS = 60;
const FIRST_DAYS = 3;
const PATIENCE = 4000;

/** How the portfolio stands from today to 2031; each column is a day that can be chosen for the whole page. */
class PortfolioTimeline extends Page {
  static properties = { measure: { state: true }, step: { state: true } };

  constructor() {
    super();
    this.measure = null;
    this.step = 'QUARTER';
  }

  dependsOn(place) {
    return place.params.key;
  }

  async load(place, options) {
    const { key } = place.params;
    if (this.step === 'QUARTER') {
      const ahead = await readAhead(key).catch(() => null);
      if (ahead) return ahead.portfolio?.forecast ?? [];
    }
    await ready();
    const wanted = this.days(todayOf(key));
    const found = [];
    let most = FIRST_DAYS;
    while (found.length < wanted.length) {
      // From a day that a shorter month has moved the registry would count on from there.
      while (isMoved(wanted, found.length + most)) most++;
      const part = wanted.slice(found.length, found.length + most);
      const begun = performance.now();
      const variables = { key, from: part[0], to: part.at(-1), step: this.step };
      const { portfolio } = await ask(FORECAST, variables, { ...options, large: true });
      if (!portfolio) return [];
      found.push(...portfolio.forecast);
      most = Math.max(1, Math.floor((part.length * PATIENCE) / (performance.now() - begun)));
      this.data = [...found];
      this.loaded = true;
    }
    return found;
  }

  /** The days of the columns: where they take long they come bit by bit, as many at once as a few seconds take. */
  days(from) {
    const months = this.step === 'QUARTER' ? 3 : 1;
    const days = [];
    for (let day = from; day < LAST_DAY && days.length < MOST_DAYS; day = monthsAfter(from, months * days.length)) days.push(day);
    return this.step === 'QUARTER' ? [...days, LAST_DAY] : days;
  }

  choose(name, value) {
    this[name] = value;
    if (name === 'step') this.reload();
  }

  content(days) {
    if (!days.length) return nothing;
    const measure = this.measure ?? changingMost(days);
    const { kind } = MEASURES[measure];
    const met = codesOf(days, measure, kind);
    // What is asked of no product is left out of the columns: it would only push the rest together.
    const codes = met.filter((code) => toneOf(kind, code) !== 'none');
    const most = Math.max(1, ...days.map((one) => sum(codes, one[measure])));
    const marks = marksAmong(days);
    return html`
      <div class="timeline-choices">
        <label>Show <select @change=${(event) => this.choose('measure', event.target.value)}>
          ${Object.entries(MEASURES).map(([name, one]) => html`<option value=${name} ?selected=${name === measure}>${one.label}</option>`)}
        </select></label>
        <label>by <select @change=${(event) => this.choose('step', event.target.value)}>
          <option value="QUARTER" ?selected=${this.step === 'QUARTER'}>quarter, to 2031</option>
          <option value="MONTH" ?selected=${this.step === 'MONTH'}>month</option>
        </select></label>
        <small>Products that are not concerned are left out. Choose a column to see the page as of that day.</small>
        <ul class="legend">${codes.map((code) => html`<li>${shape(toneOf(kind, code))} ${word(kind, code)}</li>`)}</ul>
      </div>
      <ol class="timeline">
        ${days.map((one, at) => this.column(one, { measure, kind, codes, most, mark: marks.get(at), first: at === 0, year: yearStart(days, at) }))}
      </ol>
      ${marks.size
        ? html`<ol class="legal-dates">${[...marks.values()].flat().map((mark) => html`<li><span class="flag">${mark.number}</span> <time>${day(mark.date)}</time> ${entry(mark.title)}</li>`)}</ol>`
        : nothing}
      ${this.changes(days, measure, kind, met)}
      <details class="as-table">
        <summary>The same as a table</summary>
        <div class="scrolling" tabindex="0" role="region" aria-label="Forecast as a table">${this.table(days, measure, kind, codes)}</div>
      </details>
    `;
  }

  column(one, { measure, kind, codes, most, mark, first, year }) {
    const counts = codes.map((code) => [code, countOf(one[measure], code)]);
    const told = counts.filter(([, count]) => count).map(([code, count]) => `${count} ${word(kind, code)}`).join(', ');
    let top = 100 - (100 * sum(codes, one[measure])) / most;
    const parts = [...counts].reverse().map(([code, count]) => {
      const height = (100 * count) / most;
      const part = svg`<rect class=${toneOf(kind, code)} x="8%" width="84%" y=${`${top}%`} height=${`${height}%`}/>`;
      top += height;
      return part;
    });
    const chosen = asOf() === one.asOf || (first && !asOf());
    const label = `${day(one.asOf)}: ${told || 'no products'}`;
    return html`
      <li class=${chosen ? 'chosen' : ''}>
        <span class="flags">${mark?.map((legal) => html`<span class="flag" title="${day(legal.date)}: ${legal.title}">${legal.number}</span>`) ?? nothing}</span>
        <a href=${to(location.pathname, { asOf: first ? null : one.asOf })} aria-label=${label} title=${label}
          aria-current=${chosen ? 'date' : 'false'}>
          <svg aria-hidden="true" preserveAspectRatio="none">${parts}</svg>
        </a>
        <span class="year" aria-hidden="true">${year}</span>
      </li>
    `;
  }

  /** What differs from one column to the next, each number leading to its products, and the legal dates in between; else it is due to dates of single products. */
  changes(days, measure, kind, codes) {
    const found = days.slice(1).map((one, index) => ({ one, before: days[index] }))
      .map(({ one, before }) => ({
        asOf: one.asOf,
        since: before === days[0] ? null : before.asOf,
        legal: legalDates().filter(({ date }) => date > before.asOf && date <= one.asOf),
        counts: codes.map((code) => ({ code, from: countOf(before[measure], code), to: countOf(one[measure], code) })).filter(({ from, to }) => from !== to),
      }))
      .filter(({ counts }) => counts.length);
    if (!found.length) return nothing;
    const products = (code, count, on) => (count
      ? html`<a href=${listOf(this.place.params.key, { asOf: on, [MEASURES[measure].filter]: code })} aria-label=${`${counted(count)}: ${word(kind, code)}, ${on ? day(on) : 'today'}`}>${figure(count)}</a>`
      : '0');
    const dates = to(`/portfolios/${encodeURIComponent(this.place.params.key)}/dates`, { within: 1825 });
    return html`
      <h3 class="changes-head">What changes, and why</h3>
      <ol class="time-changes">${found.map(({ asOf: date, since, legal, counts }) => html`<li><a class="day" href=${to(location.pathname, { asOf: date })}><small>by</small> ${day(date)}</a>
        <div><p class="chips">${counts.map(({ code, from, to: then }) => html`<span>${shape(toneOf(kind, code))} ${word(kind, code)} <span class="from-to">${products(code, from, since)} <span aria-label="becomes">→</span> <strong>${products(code, then, date)}</strong></span></span>`)}</p>
          <p><small>${legal.length ? legal.map((one) => html`${day(one.date)}: ${entry(one.title)}. `) : html`Dates of single products, such as a first unit on the market or the end of a certificate: <a href=${dates}>dates ahead</a>.`}</small></p></div></li>`)}</ol>
    `;
  }

  table(days, measure, kind, codes) {
    return html`
      <table>
        <thead><tr><th scope="col">Day</th>${codes.map((code) => html`<th scope="col" class="number">${word(kind, code)}</th>`)}</tr></thead>
        <tbody>
          ${days.map((one) => html`<tr><th scope="row">${day(one.asOf)}</th>
            ${codes.map((code) => html`<td class="number">${figure(countOf(one[measure], code))}</td>`)}</tr>`)}
        </tbody>
      </table>
    `;
  }
}

/** A title of the law at the beginning of a line. */
const entry = (title) => title.replace(/^the /, '').replace(/^./, (first) => first.toUpperCase());

/** The same day some months later, or the last of a shorter month. */
function monthsAfter(from, months) {
  const [year, month, date] = from.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

const sum = (codes, counts) => codes.reduce((total, code) => total + countOf(counts, code), 0);

const isMoved = (days, at) => at < days.length && days[at] !== LAST_DAY && days[at].slice(8) !== days[0].slice(8);

/** The answer that most products change in the days shown. */
function changingMost(days) {
  const turned = (measure) => days.slice(1).reduce((total, one, at) => total + turns(days[at][measure], one[measure]), 0);
  return ANSWERS.reduce((most, measure) => (turned(measure) > turned(most) ? measure : most));
}

const turns = (before, now) => now.reduce((total, { code, count }) => total + Math.max(0, count - countOf(before, code)), 0);

const countOf = (counts, code) => counts.find((one) => one.code === code)?.count ?? 0;

const yearStart = (days, at) => (at === 0 || days[at].asOf.slice(0, 4) !== days[at - 1].asOf.slice(0, 4) ? days[at].asOf.slice(0, 4) : '');

const counted = (count) => `${figure(count)} ${count === 1 ? 'product' : 'products'}`;

function codesOf(days, measure, kind) {
  const codes = [...new Set(days.flatMap((one) => one[measure].map((count) => count.code)))];
  return codes.sort((a, b) => ORDER.indexOf(toneOf(kind, a)) - ORDER.indexOf(toneOf(kind, b)));
}

/** The legal dates that lie in the time shown, numbered, at the first column that knows of them. */
function marksAmong(days) {
  const marks = new Map();
  const within = legalDates()
    .filter((one) => one.date > days[0].asOf && one.date <= days.at(-1).asOf)
    .sort((a, b) => a.date.localeCompare(b.date));
  within.forEach((one, index) => {
    const at = days.findIndex((column) => column.asOf >= one.date);
    marks.set(at, [...(marks.get(at) ?? []), { ...one, number: index + 1 }]);
  });
  return marks;
}

customElements.define('portfolio-timeline', PortfolioTimeline);
