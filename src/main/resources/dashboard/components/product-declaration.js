import { html, nothing } from '../lib/lit.js';
import { ask, gql } from '../base/api.js';
import { adjust, asOf } from '../base/address.js';
import { day } from '../base/figures.js';
import { Page } from '../base/page.js';
import { word } from '../base/registry.js';
import { conditionTruth } from './condition-list.js';
import { partOf, whereToMeet } from './product-links.js';
import { shape, toneOf } from './status-chip.js';
import { citation } from './notes.js';

const PRODUCT_DECLARATION = gql`
  query ProductDeclaration($id: ID!, $asOf: Date) {
    product(by: { id: $id }) {
      declarationReadiness(asOf: $asOf) {
        asOf weighedFor ready
        items { number title state blanks fields byHand citation { act { title } place url } }
        obstacles { code truth statement because citation { act { title } place url } }
        notes
      }
    }
  }
`;
const TONES = { COMPLETE: 'good', MISSING: 'bad', BY_HAND: 'part' };

/** How ready the EU declaration of conformity is to be signed, and its draft. */
class ProductDeclaration extends Page {
  static properties = { product: { attribute: false } };

  async load({ params }) {
    return (await ask(PRODUCT_DECLARATION, { id: params.id, asOf: asOf() })).product.declarationReadiness;
  }

  content(found) {
    if (!found) return html`<p>There is no draft for this day.</p>`;
    const blanks = found.items.flatMap((one) => one.blanks).length;
    return html`
      <section class="card declaration">
        <div class="card-head"><h2>EU declaration of conformity</h2>
          <a class="button primary" href=${`/products/${encodeURIComponent(this.product.id)}/declaration.docx?asOf=${found.asOf}`} download>Download the draft</a></div>
        <p class="route-status">${shape(found.ready ? 'good' : 'bad')} <strong>${found.ready ? 'Ready to print, to complete by hand and to sign' : 'Not ready to be signed'}</strong></p>
        <p>If it is signed on <time>${day(found.asOf)}</time>, ${blanks ? `${blanks} ${blanks === 1 ? 'blank is' : 'blanks are'} left` : 'no blank is left that the registry could fill'}${found.weighedFor === found.asOf
          ? nothing
          : html`; what is demanded is that of <time>${day(found.weighedFor)}</time>`}.
          <label class="inline">Day of signing <input type="date" .value=${asOf() ?? found.asOf} @change=${(event) => adjust({ asOf: event.target.value || null })}></label></p>
      </section>
      ${found.obstacles.length ? html`<section class="card"><h2>What stands in its way</h2><ul class="conditions">${found.obstacles.map((one) => html`<li>${shape(toneOf('Truth', one.truth))}<div>
        <p class="condition-says">${conditionTruth(one.truth)} ${one.statement}</p><p class="condition-because">${one.because}</p><p class="condition-foot"><a class="way" href=${partOf(this.product, one.code.startsWith('ANNEX_I') ? 'standings' : 'evidence')}>Record it</a> ${citation(one.citation)}</p></div></li>`)}</ul></section>` : nothing}
      <section class="card"><h2>Its items</h2><ol class="items">${found.items.map((one) => this.item(one))}</ol></section>
      ${found.notes.length ? html`<section class="card"><h2>Good to know before signing</h2><ul>${found.notes.map((one) => html`<li>${one}</li>`)}</ul></section>` : nothing}
    `;
  }

  item(one) {
    return html`<li>${shape(TONES[one.state])}<div><p><strong>${one.number}. ${one.title}</strong> <small>${word('DeclarationItemState', one.state)} · </small>${citation(one.citation)}</p>
      ${one.blanks.length ? html`<ul>${one.blanks.map((blank) => html`<li>${blank}</li>`)}</ul>
        ${one.fields.length ? html`<p><a class="way" href=${this.whereToFill(one.fields[0])}>Fill it in</a></p>` : nothing}` : nothing}
      ${one.byHand.length ? html`<p><small>To complete or confirm by hand: ${one.byHand.join(' · ')}</small></p>` : nothing}</div></li>`;
  }

  whereToFill(field) {
    return field.includes('.') ? whereToMeet(this.product, field) : partOf(this.product, 'facts');
  }
}

customElements.define('product-declaration', ProductDeclaration);
