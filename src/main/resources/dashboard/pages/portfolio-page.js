import { html, nothing, svg } from '../lib/lit.js';
import { asOf, listOf, to } from '../base/address.js';
import { day, figure, today } from '../base/figures.js';
import { Page } from '../base/page.js';
import { framed, may } from '../base/registry.js';
import { citation, emptyNote } from '../components/notes.js';
import { readStatus } from '../components/portfolio-answers.js';
import { byMeaning, shape, toneOf } from '../components/status-chip.js';

// They are shown once they are there: the numbers do not wait for them.
import('../components/portfolio-timeline.js');
import('../components/portfolio-dates.js');

const STANDS = [
  ['Article 15 of the AI Act', 'byArticle15', 'Article15Outcome'],
  ['Conformity with the CRA', 'byCraConformity', 'ConformityOutcome'],
  ['Class under the CRA', 'byClass', 'ProductClass'],
  ['Status under the AI Act', 'byAiStatus', 'AiStatusOutcome'],
];
const SHOWN = 6;

/** How a portfolio stands, what is next and what falls due. */
class PortfolioPage extends Page {
  /** The answers bring their words along: the numbers are shown before the frame is known. */
  prepared() {
    return null;
  }

  async load(place, options) {
    const portfolio = await readStatus(place, options);
    if (!portfolio?.status.products) await framed();
    return portfolio;
  }

  heading(portfolio) {
    return portfolio?.name;
  }

  content(portfolio) {
    if (!portfolio) return html`<h1>There is no such portfolio</h1><p>Or you may not see it. <a href=${to('/portfolios')}>Your portfolios</a></p>`;
    const { status } = portfolio;
    return html`
      <div class="page-head"><h1>${portfolio.name}</h1>${this.summary(status)}</div>
      ${status.products ? this.answers(portfolio, status) : this.first(portfolio)}
    `;
  }

  summary(status) {
    return html`<p class="lead"><strong>${figure(status.products)}</strong> ${status.products === 1 ? 'product' : 'products'}${status.nextBoundary
      ? html` · answers may change next on <a href=${to(location.pathname, { asOf: status.nextBoundary })}>${day(status.nextBoundary)}</a>`
      : nothing}</p>`;
  }

  /** What to do where nothing is there yet. */
  first(portfolio) {
    const base = `/portfolios/${encodeURIComponent(portfolio.key)}`;
    return html`<section class="card">${emptyNote(
      'No products yet',
      may('COMPLIANCE', portfolio.id)
        ? html`<p>Fill in the <a href="/registers/template.xlsx" download>template</a>, or take the spreadsheet that you have,
            and <a href=${to(`${base}/imports`)}>import it</a>: you see what it would do before anything is done.</p>`
        : html`<p>Whoever holds the role Compliance can import a spreadsheet of them.</p>`,
    )}</section>`;
  }

  answers(portfolio, status) {
    return html`
      <h2 class="section">How do we stand?</h2>
      <div class="grid-stands">
        ${STANDS.map(([title, field, kind]) => html`<section class="card"><h3>${title}</h3>${this.bars(portfolio, status, field, kind)}</section>`)}
      </div>
      <section class="card wide"><h2>Over time</h2>
        <portfolio-timeline aria-busy="true" .place=${this.place}></portfolio-timeline></section>
      <div class="grid-next">
        <section class="card"><h2>What to answer next</h2>${this.questions(portfolio, status)}</section>
        <section class="card"><h2>What is missing</h2>${this.missing(portfolio, status)}</section>
        <section class="card"><h2>${asOf() ? `What falls due from today (${day(today(portfolio.timeZone))})` : 'What falls due'}</h2><portfolio-dates aria-busy="true" .place=${this.place}></portfolio-dates></section>
      </div>
    `;
  }

  bars(portfolio, status, field, kind) {
    const rows = [...status[field]].sort(byMeaning(kind)).map(({ code, label, count, filter }) => ({
      label,
      tone: toneOf(kind, code),
      count,
      href: listOf(portfolio.key, filter),
    }));
    return countBars(rows, status.products);
  }

  questions(portfolio, status) {
    const all = status.byOpenQuestion;
    if (!all.length) return emptyNote('Nothing is open: every question that matters is answered.');
    return html`<ol class="tasks">${all.slice(0, SHOWN).map(({ label, explanation, citation: cited, count, filter }) => task(
      explanation ?? label,
      listOf(portfolio.key, filter),
      `${products(count)} ${count === 1 ? 'waits' : 'wait'} for the answer`,
      cited,
    ))}</ol>${more(all.length)}`;
  }

  missing(portfolio, status) {
    // Whether the act covers a product, and from when, is nothing to supply: what is open of it stands among the questions.
    const all = status.byUnmet.filter(({ code }) => code !== 'SCOPE' && code !== 'DATE');
    if (!all.length) return emptyNote('Nothing is missing: every condition that counts is met.');
    return html`<ol class="tasks">${all.slice(0, SHOWN).map(({ code, label, explanation, citation: cited, count, filter }) => html`<li>
      <p><a href=${listOf(portfolio.key, filter)}>${products(count)}</a>: ${numberOf(code)}${label}</p>
      <small>${explanation ? `Asked for: ${explanation.replace(/\.$/, '')}. ` : nothing}${citation(cited)}</small></li>`)}</ol>${more(all.length)}`;
  }
}

const products = (count) => `${figure(count)} ${count === 1 ? 'product' : 'products'}`;

/** The numbers of conditions are what lawyers call them by; the other codes are no words. */
const numberOf = (code) => (/^[A-Z]\d+$/.test(code) ? `${code}, ` : '');

const task = (words, href, whom, cited) => html`<li><p>${words}</p><small><a href=${href}>${whom}</a> · ${citation(cited)}</small></li>`;

const more = (all) => (all > SHOWN ? html`<p class="more"><small>and ${all - SHOWN} more that fewer products wait for</small></p>` : nothing);

/**
 * Counts as bars; each leads to the list behind it.
 *
 * @param {{ label: string, count: number, href: string, tone: string }[]} rows
 * @param {number} total what a full bar stands for
 */
function countBars(rows, total) {
  return html`
    <ul class="bars">
      ${rows.map(
        (row) => html`
          <li>
            <a href=${row.href}>
              <span class="bar-label">${shape(row.tone)}<span>${row.label}</span></span>
              <span class="bar-count">${figure(row.count)}</span>
              <svg class="bar" aria-hidden="true" preserveAspectRatio="none">
                ${svg`<rect class="track" width="100%" height="100%"/><rect class=${row.tone} width=${share(row.count, total)} height="100%"/>`}
              </svg>
            </a>
          </li>
        `,
      )}
    </ul>
  `;
}

const share = (count, total) => `${total ? Math.max(0.5, (100 * count) / total) : 0}%`;

customElements.define('portfolio-page', PortfolioPage);
