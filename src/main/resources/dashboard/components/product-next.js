import { html, nothing } from '../lib/lit.js';
import { to } from '../base/address.js';
import { day } from '../base/figures.js';
import { partOf } from './product-links.js';
import { shape } from './status-chip.js';
import { citation } from './notes.js';

const SHOWN = 4;

/**
 * What to do next, the most pressing first, and never more than fits: what does not comply, what is not answered, what is missing for
 * what comes, what people sign.
 *
 * @param {boolean} short only the first step, where the reader looks at something else below
 */
export function productNext(product, mayChange, short) {
  const steps = product.withdrawnAt ? [] : stepsOf(product);
  if (!steps.length) {
    return html`<section class="card next"><h2>What to do next</h2><p>${shape('good')} Nothing is waiting for you.</p></section>`;
  }
  const [first, ...others] = steps;
  return html`
    <section class="card next ${short ? 'in-brief' : ''}">
      <h2>What to do next</h2>
      <div class="next-first">${shape(first.tone)}<div><p><strong>${first.words}</strong></p>${first.more && !short ? html`<p>${first.more}</p>` : nothing}
        ${first.cited && !short ? html`<p>${citation(first.cited)}</p>` : nothing}</div>
        ${isHere(first.href) ? nothing : html`<a class="button ${mayChange ? 'primary' : ''}" href=${first.href}>${mayChange ? first.doing : 'Look at it'}</a>`}</div>
      ${others.length && !short
        ? html`<ul class="next-others">${others.slice(0, SHOWN).map((one) => html`<li>${shape(one.tone)} <span>${one.words} <a href=${one.href}>${mayChange ? one.doing : 'Look at it'}</a></span></li>`)}</ul>`
        : nothing}
    </section>
  `;
}

/** Whether a step leads to what the reader looks at already. */
const isHere = (href) => new URL(href, location.origin).pathname === location.pathname;

function stepsOf(product) {
  const { findings, openQuestions, article15, craConformity, toDo } = product.determination;
  const answerable = openQuestions.filter((one) => !one.fact.includes('.'));
  const steps = findings.filter((one) => one.severity !== 'NOTE').map((one) => ({
    tone: one.severity === 'VIOLATION' ? 'bad' : 'look',
    words: one.message,
    more: one.remedy,
    cited: one.citation,
    ...placeOf(product, one),
  }));
  if (answerable.length) {
    steps.push({
      tone: 'unknown',
      words: answerable[0].question,
      more: openQuestions.length > 1 ? `${openQuestions.length} questions are open; answering one may settle others.` : 'This question is open.',
      href: partOf(product, 'questions'),
      doing: 'Answer',
    });
  }
  if (product.routeDecision?.support === 'NO_LONGER_SUPPORTED') {
    steps.push({ tone: 'bad', words: 'What is on record no longer supports the route to Article 15 that is relied on.', href: partOf(product, 'routes'), doing: 'See what took it' });
  }
  const then = article15.projection;
  if (then && !SHOWN_BY.includes(then.outcome)) {
    steps.push({
      tone: 'later',
      words: `Article 15 has to be shown from ${day(then.asOf)}.`,
      more: then.detail,
      href: to(`/products/${encodeURIComponent(product.id)}/routes`, { asOf: then.asOf }),
      doing: 'See the routes on that day',
    });
  } else if (article15.outcome === 'INCOMPLETE' || article15.outcome === 'PARTIALLY_PRESUMED') {
    steps.push({ tone: 'bad', words: article15.detail ?? 'Article 15 is not shown.', href: partOf(product, 'routes'), doing: 'See the routes' });
  }
  const later = craConformity.outcome === 'NOT_YET_APPLICABLE';
  const missing = craConformity.conditions.filter((one) => one.truth === 'NO' && one.code !== 'DATE' && (!later || one.code.startsWith('ANNEX_I')));
  if (missing.length && (later || craConformity.outcome === 'NOT_DEMONSTRATED')) {
    steps.push({ tone: later ? 'later' : 'bad', words: missing[0].because, cited: missing[0].citation, more: 'Conformity with the Cyber Resilience Act waits for it.', ...conditionPlace(product, missing[0]) });
  }
  const places = { SIGN_CLASS: ['facts', { fact: 'coreFunctionality' }], ATTACH_DOCUMENTS: ['standings'], REVIEW_STANDINGS: ['standings'] };
  for (const one of toDo) steps.push({ tone: 'look', words: one.statement, href: partOf(product, ...(places[one.kind] ?? ['facts'])), doing: 'Do it' });
  return steps;
}

const SHOWN_BY = ['DEEMED_COMPLIANT', 'PRESUMED_COMPLIANT', 'DEMONSTRATED_DIRECTLY', 'PRESUMED_PARTIAL_PLUS_DIRECT', 'NOT_APPLICABLE', 'LIMITED'];

function placeOf(product, { code, facts }) {
  if (code === 'NOT_DEMONSTRATED_ON_MARKET') return { href: partOf(product, 'routes'), doing: 'See what is missing' };
  return facts.length ? { href: partOf(product, 'facts', { fact: facts[0].fact }), doing: 'Check the answer' } : { href: partOf(product, 'evidence'), doing: 'Record what is missing' };
}

function conditionPlace(product, { code, missingCodes }) {
  return code.startsWith('ANNEX_I') ? { href: partOf(product, 'standings', { at: missingCodes[0] }), doing: 'Record it' } : { href: partOf(product, 'evidence'), doing: 'Record it' };
}
