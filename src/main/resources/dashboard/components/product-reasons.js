import { html, nothing } from '../lib/lit.js';
import { ask, gql } from '../base/api.js';
import { asOf } from '../base/address.js';
import { Page } from '../base/page.js';
import { word } from '../base/registry.js';
import { conditionTruth } from './condition-list.js';
import { citation, emptyNote } from './notes.js';
import { partOf, readingCopy } from './product-links.js';
import { shape, toneOf } from './status-chip.js';

const PRODUCT_REASONS = gql`
  query ProductReasons($id: ID!, $asOf: Date) {
    product(by: { id: $id }) {
      determination(asOf: $asOf) {
        stateOfLaw { code title }
        reasons { code statement truth level parent citation { act { title } place url standing } }
      }
    }
  }
`;

/** That a step does not hold is neither good nor bad. */
const TONES = { YES: 'good', NO: 'none', UNKNOWN: 'unknown' };

/** Where each of the main answers stands among the steps below the first one, and the kind of its code. */
const ANSWERS = [
  ['scope', 'Scope of the CRA', 0, 'ScopeOutcome'],
  ['applies', 'What of it applies', 1, 'ApplicabilityOutcome'],
  ['class', 'Class', 2, 'ProductClass'],
  ['ai', 'AI Act', 3, 'AiStatusOutcome'],
  ['cra', 'CRA conformity', -2, 'ConformityOutcome'],
  ['article15', 'Article 15', -1, 'Article15Outcome'],
];

/** Why the law answers what it does: every step with its citation, each below the one that rests on it. */
class ProductReasons extends Page {
  static properties = { product: { attribute: false } };

  async load({ params }) {
    return (await ask(PRODUCT_REASONS, { id: params.id, asOf: asOf() })).product.determination;
  }

  content(found) {
    if (!found) return emptyNote('There are no answers for this day.');
    const nodes = treeOf(found.reasons);
    const main = nodes[0].below;
    for (const [, , at, kind] of ANSWERS) main.at(at).kind = kind;
    const of = this.place.query.get('of');
    const chosen = ANSWERS.find(([code]) => code === of);
    const shown = chosen ? [main.at(chosen[2])] : main;
    return html`
      <nav class="reason-choice" aria-label="Reasons of which answer">
        <a href=${partOf(this.product, 'reasons')} aria-current=${chosen ? 'false' : 'true'}>All</a>
        ${ANSWERS.map(([code, label]) => html`<a href=${partOf(this.product, 'reasons', { of: code })} aria-current=${code === of ? 'true' : 'false'}>${label}</a>`)}
      </nav>
      <section class="card">
        <p><small>Under the state of the law “${found.stateOfLaw.title}”. Each step rests on those below it. <a href="/law" target="_blank">Reading copy of the law</a></small></p>
        <ul class="reasons">${shown.map((one) => step(one, nodes[0], chosen ? 0 : 2))}</ul>
      </section>
    `;
  }
}

/** The status of a route, whose code is both, such as DIRECT_EVIDENCE INCOMPLETE; none for other steps. */
const statusOf = ({ code }) => /^[A-Z_]+ ([A-Z_]+)$/.exec(code)?.[1];

/** What an answer or a route comes to, or whether a step holds. */
function shapeOf(one, above) {
  if (statusOf(one)) return shape(toneOf('RouteStatus', statusOf(one)));
  if (one.kind) return shape(toneOf(one.kind, one.code));
  return shape(above.parent === null && one.truth === 'YES' ? 'plain' : TONES[one.truth]);
}

/**
 * What stands before a statement that would otherwise be read as if it were so: a condition is one of a route or of conformity, what else
 * has a code below an answer is a rule. Answers, and what was found of the product, say themselves what is so.
 */
function markOf(one, above) {
  if (above.parent === null) return nothing;
  if (statusOf(above) || above.kind === 'ConformityOutcome') return conditionTruth(one.truth);
  if (one.truth === 'YES' || (one.truth === 'NO' && !one.code)) return nothing;
  if (one.truth === 'UNKNOWN') return html`<span class="visually-hidden">Not known:</span>`;
  return html`<span class="rule-mark">${statusOf(one) ? 'No:' : 'Does not concern this product:'}</span>`;
}

/** The flat list as a tree: steps with those they rest on. */
function treeOf(reasons) {
  const nodes = reasons.map((one) => ({ ...one, below: [] }));
  for (const one of nodes) if (one.parent !== null) nodes[one.parent].below.push(one);
  return nodes;
}

/** Opened as far as it carries the answer: what holds and, below it, why. */
function step(one, above, depth) {
  const words = html`${shapeOf(one, above)} ${markOf(one, above)} <span class=${one.truth === 'YES' ? 'holds-true' : ''}>${one.statement}</span>`;
  const cited = html` ${citation(one.citation)}${one.citation.standing === 'TEXT' ? nothing : html` <small>${word('Standing', one.citation.standing)}</small>`}${readingCopy(one.code)}`;
  if (!one.below.length) return html`<li class="leaf"><span>${words}</span>${cited}</li>`;
  return html`<li><details ?open=${depth === 0 || (depth === 1 && one.truth === 'YES')}><summary>${words}</summary><div class="reason-cited">${cited}</div>
    <ul class="reasons">${one.below.map((other) => step(other, one, depth + 1))}</ul></details></li>`;
}

customElements.define('product-reasons', ProductReasons);
