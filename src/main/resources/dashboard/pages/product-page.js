import { html, nothing } from '../lib/lit.js';
import { repeat } from '../lib/directives.js';
import { ask, gql } from '../base/api.js';
import { asOf, to } from '../base/address.js';
import { Page } from '../base/page.js';
import { emptyNote } from '../components/notes.js';
import { mayChange, partOf } from '../components/product-links.js';
import { productAnswers } from '../components/product-answers.js';
import { productNext } from '../components/product-next.js';
import '../components/product-questions.js';
import '../components/product-facts.js';
import '../components/product-evidence.js';
import { notSaved } from '../components/product-standings.js';
import '../components/product-routes.js';
import '../components/product-time.js';
import '../components/product-declaration.js';
import '../components/product-history.js';
import '../components/product-reasons.js';

const PRODUCT_HEAD = gql`
  query ProductHead($id: ID!, $asOf: Date) {
    product(by: { id: $id }) {
      id revision reference version name description manufacturer withdrawnAt
      portfolio { id key name timeZone reviewsStandings }
      routeDecision { route planned support }
      determination(asOf: $asOf) {
        asOf holdsUntil marketStage
        stateOfLaw { code title hypothetical }
        scope { outcome grounds { effect citation { act { title } place url } } }
        applicability { outcome legacy }
        classification { productClass ifInScope category { code title } grounds { effect citation { act { title } place url } } }
        aiStatus { outcome appliesFrom grounds { effect citation { act { title } place url } } }
        craConformity { outcome conditions { code truth because missingCodes citation { act { title } place url } } }
        article15 { outcome detail route appliesFrom projection { asOf outcome detail } grounds { effect citation { act { title } place url } } }
        findings { code severity message remedy citation { act { title } place url } facts { fact } }
        openQuestions { fact question group { code } }
        toDo { kind statement }
      }
    }
  }
`;

/** The parts of the page, each with an address of its own; the first one is shown where the address names none. */
const PARTS = [
  ['questions', 'Questions', (page, product) => html`<product-questions .place=${page.place} .product=${product}></product-questions>`],
  ['facts', 'Facts', (page, product) => html`<product-facts .place=${page.place} .product=${product}></product-facts>`],
  ['evidence', 'Evidence', (page, product) => html`<product-evidence .place=${page.place} .product=${product}></product-evidence>`],
  ['standings', 'Requirements', (page, product) => html`<product-standings .place=${page.place} .product=${product}></product-standings>`],
  ['routes', 'Routes', (page, product) => html`<product-routes .place=${page.place} .product=${product}></product-routes>`],
  ['time', 'Over time', (page, product) => html`<product-time .place=${page.place} .product=${product}></product-time>`],
  ['declaration', 'Declaration', (page, product) => html`<product-declaration .place=${page.place} .product=${product}></product-declaration>`],
  ['history', 'History', (page, product) => html`<product-history .place=${page.place} .product=${product}></product-history>`],
  ['reasons', 'Reasons', (page, product) => html`<product-reasons .place=${page.place} .product=${product}></product-reasons>`],
];

/** One product: what the law answers, what to do next, and everything the answers rest on. */
class ProductPage extends Page {
  constructor() {
    super();
    this.addEventListener('product-changed', () => this.refresh());
  }

  /** Another part of the same product on the same day needs nothing new. */
  load({ params }) {
    const wanted = `${params.id} ${asOf()}`;
    if (this.wanted !== wanted) {
      this.wanted = wanted;
      this.answer = this.fetch(params.id);
      this.answer.catch(() => (this.wanted = null));
    }
    return this.answer;
  }

  async fetch(id) {
    const { product } = await ask(PRODUCT_HEAD, { id, asOf: asOf() });
    if (product) this.dispatchEvent(new CustomEvent('portfolio-shown', { detail: product.portfolio.key, bubbles: true }));
    return { product };
  }

  refresh() {
    this.wanted = null;
    return this.reload();
  }

  heading({ product }) {
    return product?.name;
  }

  content({ product }) {
    if (!product) return html`<h1>There is no such product</h1><p>Or you may not see it. <a href=${to('/portfolios')}>Your portfolios</a></p>`;
    if (product.id !== this.place.params.id) return html`<p class="loading">Loading …</p>`;
    const short = Boolean(this.place.params.part);
    return html`
      <div class="product-head">
        <p class="crumb"><a href=${to(`/portfolios/${encodeURIComponent(product.portfolio.key)}/products`)}>Products of ${product.portfolio.name}</a></p>
        <h1>${product.name}</h1>
        <p class="lead">${[product.reference, product.version && `version ${product.version}`, product.manufacturer].filter(Boolean).join(' · ')}</p>
        ${product.description && !short ? html`<p class="described">${product.description}</p>` : nothing}
        ${product.withdrawnAt ? html`<p class="note look">It was withdrawn from the portfolio: it is kept to be read and cannot be changed.</p>` : nothing}
      </div>
      ${product.determination
        ? html`${productAnswers(product, short)}${productNext(product, mayChange(product), short)}`
        : html`<section class="card">${emptyNote('There are no answers for this day.', html`<p>Choose another day above.</p>`)}</section>`}
      ${this.parts(product)}
    `;
  }

  parts(product) {
    const shown = PARTS.find(([code]) => code === this.place.params.part) ?? PARTS[0];
    const open = product.determination?.openQuestions.length ?? 0;
    const drafts = shown[0] === 'standings' ? 0 : notSaved(product.id);
    const badges = {
      questions: open ? html` <span class="badge">${open}<span class="visually-hidden"> open</span></span>` : nothing,
      standings: drafts ? html` <span class="badge">${drafts} not saved</span>` : nothing,
    };
    return html`
      <nav class="product-parts" aria-label="Parts of this page">
        ${PARTS.map(([code, label]) => html`<a href=${code === PARTS[0][0] ? to(`/products/${encodeURIComponent(product.id)}`) : partOf(product, code)} aria-current=${code === shown[0] ? 'page' : 'false'}>${label}${badges[code] ?? nothing}</a>`)}
      </nav>
      <section class="product-part" aria-label=${shown[1]}>${repeat([product], (one) => one.id, () => shown[2](this, product))}</section>
    `;
  }
}

customElements.define('product-page', ProductPage);
