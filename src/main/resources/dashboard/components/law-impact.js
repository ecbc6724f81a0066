import { Component, html, nothing } from '../lib/lit.js';
import { ask, gql } from '../base/api.js';
import { to } from '../base/address.js';
import { day, figure } from '../base/figures.js';
import { word } from '../base/registry.js';
import { failureNote } from './notes.js';

const IMPACT = gql`
  query Impact($draft: ID!, $asOf: Date, $whole: Boolean!) {
    lawImpact(draft: $draft, asOf: $asOf) {
      done productsInAll products changed effectiveDays
      portfolios(first: 20) @include(if: $whole) {
        nodes {
          products changed
          portfolio { key name }
          answerChanges { answer before after count }
          changedProducts(first: 20) { nodes { product { id name } } }
        }
      }
    }
  }
`;
const KINDS = {
  SCOPE: 'ScopeOutcome', APPLICABILITY: 'ApplicabilityOutcome', REPORTING: 'Truth', CLASSIFICATION: 'ProductClass', AI_STATUS: 'AiStatusOutcome',
  CRA_CONFORMITY: 'ConformityOutcome', ARTICLE_15: 'Article15Outcome', BY_CRA_CONFORMITY: 'Truth', BY_CERTIFICATION: 'Truth', BY_DIRECT_EVIDENCE: 'Truth',
};

/** Which products would get other answers under a draft; asked for only on demand, because it asks the law of every product twice. */
class LawImpact extends Component {
  static properties = { draft: {}, asOf: {}, impact: { state: true }, failure: { state: true }, busy: { state: true } };

  constructor() {
    super();
    this.draft = '';
    this.asOf = null;
    this.impact = null;
    this.failure = null;
    this.busy = false;
  }

  /** What was found of one day says nothing of another. */
  willUpdate(changed) {
    if (changed.has('asOf')) this.impact = null;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.asked?.abort();
  }

  async look() {
    const { draft, asOf } = this;
    this.asked = new AbortController();
    this.busy = true;
    this.failure = null;
    this.impact = null;
    try {
      let whole = true;
      while (!this.impact?.portfolios || !this.impact.done) {
        // Each answer comes when all are compared, or after some seconds with what is found by then.
        const { lawImpact } = await ask(IMPACT, { draft, asOf, whole }, { large: whole, signal: this.asked.signal });
        if (draft !== this.draft || asOf !== this.asOf) break;
        this.impact = lawImpact;
        whole = lawImpact.done;
      }
    } catch (failure) {
      this.failure = failure;
    } finally {
      this.busy = false;
    }
  }

  view() {
    return html`
      ${this.failure ? failureNote(this.failure) : nothing}
      <p><button type="button" ?disabled=${this.busy} @click=${this.look}>${this.busy ? 'Comparing …' : 'Compare all products'}</button>
        <small>${this.asOf ? `as of ${day(this.asOf)}` : 'as of today'}</small></p>
      ${this.impact ? this.found(this.impact) : nothing}
    `;
  }

  found({ done, productsInAll, products, changed, effectiveDays, portfolios = { nodes: [] } }) {
    return html`
      ${done ? nothing : html`<p><progress aria-label="Products compared" value=${products} max=${productsInAll}></progress>
        <small>${figure(products)} of ${figure(productsInAll)} products compared.</small></p>`}
      <p role="status"><strong>${figure(changed)}</strong> of ${figure(products)} products would change${done ? '' : ' so far'}.
        ${effectiveDays.length ? html`It has its effect on ${effectiveDays.map((one) => html` <a href=${to(location.pathname, { asOf: one })}>${day(one)}</a>`)}.` : nothing}</p>
      ${portfolios.nodes.map((one) => html`<h3>${one.portfolio.name}</h3>
        <ul>${one.answerChanges.map((change) => html`<li>${word('MainAnswer', change.answer)}: ${value(change.answer, change.before)} → <strong>${value(change.answer, change.after)}</strong>
          <small>${figure(change.count)}</small></li>`)}</ul>
        <p><small>${one.changedProducts.nodes.map(({ product }) => html`<a href=${to(`/products/${encodeURIComponent(product.id)}`)}>${product.name}</a> `)}</small></p>`)}
    `;
  }
}

const value = (answer, code) => {
  if (code === null) return 'not asked';
  return answer === 'PROCEDURES' ? code.split(',').map((one) => word('Procedure', one)).join(', ') : word(KINDS[answer], code);
};

customElements.define('law-impact', LawImpact);
