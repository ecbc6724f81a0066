import { html, nothing } from '../lib/lit.js';
import { ask, gql } from '../base/api.js';
import { asOf, to } from '../base/address.js';
import { day } from '../base/figures.js';
import { Page } from '../base/page.js';
import { term, word } from '../base/registry.js';
import { conditionList, countedConditions } from './condition-list.js';
import { citation, emptyNote } from './notes.js';
import { mayChange, partOf } from './product-links.js';
import { decideRoute, withdrawRoute } from './route-dialogs.js';
import { routeDecision } from './route-decision.js';
import { byMeaning, shape, statusChip, toneOf } from './status-chip.js';

const MET_CONDITION = gql`
  fragment WeighedCondition on Condition { code truth statement because restsOn missingCodes citation { act { title } place url standing } }
`;

const PRODUCT_ROUTES = gql`
  query ProductRoutes($id: ID!, $asOf: Date) {
    product(by: { id: $id }) {
      id revision
      determination(asOf: $asOf) {
        article15 {
          outcome appliesFrom route detail
          routes {
            route status conditions { ...WeighedCondition }
            certificates { index number status conditions { ...WeighedCondition } }
          }
        }
        procedures { procedure state purpose reason assessor citation { act { title } place url } }
        craConformity { outcome conditions { ...WeighedCondition } }
      }
      routeDecision {
        id route planned from reason decidedBy decidedAt support unsupportedSince
        causes { label statement since citation { act { title } place url } }
        lostConditions { code statement because }
        unmetConditions { code statement because }
      }
    }
  }
  ${MET_CONDITION}
`;

const ROUTES = ['CRA_CONFORMITY', 'CYBERSECURITY_ACT_CERTIFICATION', 'DIRECT_EVIDENCE'];

/** The three routes to Article 15 side by side, what each still takes, and which of them is relied on. */
class ProductRoutes extends Page {
  static properties = { product: { attribute: false } };

  constructor() {
    super();
    this.addEventListener('product-changed', () => this.reload());
  }

  async load({ params }) {
    return (await ask(PRODUCT_ROUTES, { id: params.id, asOf: asOf() })).product;
  }

  content(product) {
    const found = product.determination;
    if (!found) return emptyNote('There are no answers for this day.');
    const deciding = mayChange(this.product, 'COMPLIANCE');
    return html`
      ${product.routeDecision || found.article15.routes.length ? routeDecision(product.routeDecision, deciding ? () => withdrawRoute(product, () => this.changed()) : null, partOf(this.product, 'history')) : nothing}
      <h2 class="section">The three routes to Article 15 of the AI Act</h2>
      ${found.article15.routes.length ? html`<div class="routes">${ROUTES.map((route) => this.route(product, found.article15.routes.find((one) => one.route === route), deciding))}</div>` : this.noRoutes(found.article15)}
      <h2 class="section">Conformity with the Cyber Resilience Act</h2>
      <section class="card route-wide">${found.craConformity.conditions.length
        ? conditionList(this.product, found.craConformity.conditions)
        : html`<p>${term('ConformityOutcome', found.craConformity.outcome)?.explanation ?? word('ConformityOutcome', found.craConformity.outcome)}</p>`}</section>
      <h2 class="section">Conformity assessment procedures</h2>
      <section class="card"><ul class="procedures">${[...found.procedures].sort(byMeaning('Openness')).map((one) => html`<li>
        ${statusChip('Openness', one.state)} <div><strong>${word('Procedure', one.procedure)}</strong>
        <p>${one.reason}${one.assessor ? ` Assessed by: ${one.assessor}.` : ''}</p>${citation(one.citation)}</div></li>`)}</ul></section>
    `;
  }

  noRoutes(article15) {
    if (article15.appliesFrom) {
      return html`<section class="card">${emptyNote(
        `Article 15 applies from ${day(article15.appliesFrom)}.`,
        html`<p>The routes are weighed from then on. <a href=${to(location.pathname, { asOf: article15.appliesFrom })}>See them as of that day</a></p>`,
      )}</section>`;
    }
    return html`<section class="card">${emptyNote(
      article15.detail ?? word('Article15Outcome', article15.outcome),
      article15.outcome === 'UNKNOWN'
        ? html`<p>It cannot be told yet whether Article 15 applies: <a href=${partOf(this.product, 'questions')}>answer the open questions</a>.</p>`
        : html`<p>${article15.outcome === 'NOT_APPLICABLE' ? 'Article 15 does not bind this product: there is no route to choose.' : 'There is no route to choose.'} <a href=${partOf(this.product, 'reasons', { of: 'article15' })}>See why</a></p>`,
    )}</section>`;
  }

  route(product, found, deciding) {
    const tone = toneOf('RouteStatus', found.status);
    const shown = tone === 'good';
    const relied = product.routeDecision?.route === found.route && !product.routeDecision.planned;
    return html`
      <section class="card route" aria-label=${`Route: ${word('Article15Route', found.route)}`}>
        <h3>${word('Article15Route', found.route)}</h3>
        <p class="route-status">${shape(tone)}
          <strong>${word('RouteStatus', found.status)}</strong> <small>${counted(found)}</small></p>
        ${deciding && !relied ? this.deciding(product, found, shown) : nothing}
        ${conditionList(this.product, found.conditions)}
        ${found.certificates.length > 1 ? html`<details><summary>Each of the ${found.certificates.length} certificates</summary>
          ${found.certificates.map((one) => html`<h4>${one.number ?? `Certificate ${one.index + 1}`}: ${word('RouteStatus', one.status)}</h4>${conditionList(this.product, one.conditions)}`)}</details>` : nothing}
      </section>
    `;
  }

  deciding(product, found, shown) {
    if (found.status === 'UNAVAILABLE' && found.route !== 'CYBERSECURITY_ACT_CERTIFICATION') return nothing;
    return html`<div class="actions">
      ${shown ? html`<button type="button" class="primary" @click=${() => decideRoute(product, found.route, false, () => this.changed())}>Rely on this route</button>` : nothing}
      ${product.routeDecision?.route === found.route ? nothing : html`<button type="button" @click=${() => decideRoute(product, found.route, true, () => this.changed())}>Plan this route</button>`}</div>`;
  }

  changed() {
    this.dispatchEvent(new CustomEvent('product-changed', { bubbles: true }));
  }
}

/** How many conditions stand in the way; those of direct evidence are three ways, of which one is enough. */
function counted({ route, conditions }) {
  if (route === 'DIRECT_EVIDENCE' && conditions.length > 1) return `one of ${conditions.length} ways is enough`;
  return countedConditions(conditions);
}

customElements.define('product-routes', ProductRoutes);
