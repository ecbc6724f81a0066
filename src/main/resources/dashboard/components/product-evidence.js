import { html, nothing } from '../lib/lit.js';
import { ask, change, gql } from '../base/api.js';
import { adjust } from '../base/address.js';
import { day } from '../base/figures.js';
import { Page } from '../base/page.js';
import { word } from '../base/registry.js';
import { DOCUMENT_ADDRESS, DOCUMENT_FILE } from './evidence-documents.js';
import { EVIDENCE_KINDS, REMOVE_RECORD } from './evidence-kinds.js';
import { mayChange, partOf } from './product-links.js';
import { openRecordDialog } from './record-dialog.js';
import { shownValue } from './record-field.js';

const PRODUCT_EVIDENCE = gql`
  query ProductEvidence($id: ID!) {
    product(by: { id: $id }) {
      id
      certificates(first: 100) { nodes {
        id revision scheme kind number level issuer certifiedObject certifiedVersion coversVersions continuityDocument issuedOn expiresOn
        withdrawnOn suspendedFrom suspendedUntil covers url filedBy filedAt files { ...DocumentFile } addresses { ...DocumentAddress }
      } }
      declarations(first: 100) { nodes {
        id revision number form issuedOn withdrawnOn annexVItems identifiesThisVersion namesAiActArticle15 elements acts signatory url
        filedBy filedAt files { ...DocumentFile } addresses { ...DocumentAddress }
      } }
      assessments(first: 100) { nodes {
        id revision procedure bodyName bodyNumber certificateNumber completedOn validUntil coversAnnexI article39Assessed openFindings
        manualReviewReference filedBy filedAt files { ...DocumentFile } addresses { ...DocumentAddress }
      } }
      files { ...DocumentFile }
      addresses { ...DocumentAddress }
    }
  }
  ${DOCUMENT_FILE}
  ${DOCUMENT_ADDRESS}
`;

/** What is on file for a product: certificates, declarations, assessments and its documents. */
class ProductEvidence extends Page {
  static properties = { product: { attribute: false } };

  constructor() {
    super();
    this.addEventListener('product-changed', () => this.reload());
  }

  async load({ params }) {
    return (await ask(PRODUCT_EVIDENCE, { id: params.id })).product;
  }

  /** Opens at once what the reader came to add. */
  updated(changed) {
    super.updated(changed);
    const wanted = this.loaded && EVIDENCE_KINDS.find(({ list }) => list === this.place.query.get('add'));
    if (!wanted || this.place === this.opened || !mayChange(this.product)) return;
    this.opened = this.place;
    adjust({ add: null }, { replace: true });
    this.edit(wanted, null);
  }

  content(onFile) {
    const changing = mayChange(this.product);
    return html`
      <p class="lead">The 22 requirements of Annex I and the elements of Article 15 have <a href=${partOf(this.product, 'standings')}>a table of their own</a>.</p>
      ${EVIDENCE_KINDS.map((kind) => html`
        <section class="card evidence">
          <div class="card-head"><h2>${kind.title}</h2>${changing ? html`<button type="button" @click=${() => this.edit(kind, null)}>Add ${kind.one}</button>` : nothing}</div>
          ${onFile[kind.list].nodes.length ? onFile[kind.list].nodes.map((one) => this.record(kind, one, changing)) : html`<p class="empty-line">${kind.empty}</p>`}
        </section>`)}
      <section class="card evidence">
        <h2>Documents of the product</h2>
        <p>Risk assessment, technical documentation, software bill of materials, test reports.</p>
        <evidence-documents .holder=${this.product.id} .files=${onFile.files} .addresses=${onFile.addresses} .mayChange=${changing} .withKinds=${true}></evidence-documents>
      </section>
    `;
  }

  record(kind, one, changing) {
    const shown = kind.fields.filter((field) => !isEmpty(one[field.name]) || !field.shownWith);
    return html`
      <details class="on-file">
        <summary><strong>${titleOf(kind, one)}</strong> <small>${standsOf(one)}${one.files.length + one.addresses.length ? ` · ${documents(one.files.length + one.addresses.length)}` : ''}</small></summary>
        <dl class="pairs">${shown.map((field) => html`<div class=${['codes', 'numbers'].includes(field.type) || field.wide ? 'wide' : ''}><dt>${field.label}</dt><dd>${shownValue(field, one[field.name])}</dd></div>`)}</dl>
        <h3>Documents</h3>
        <evidence-documents .holder=${one.id} .files=${one.files} .addresses=${one.addresses} .mayChange=${changing}></evidence-documents>
        ${changing
          ? html`<div class="actions">
              <button type="button" @click=${() => this.edit(kind, one)}>Change</button>
              ${kind.withdraw && !one.withdrawnOn ? html`<button type="button" @click=${() => this.withdraw(kind, one)}>Record that it was withdrawn</button>` : nothing}
              <button type="button" @click=${() => this.remove(kind, one)}>Filed by mistake</button></div>`
          : nothing}
        <p><small>Filed by ${one.filedBy}.</small></p>
      </details>
    `;
  }

  changed() {
    this.dispatchEvent(new CustomEvent('product-changed', { bubbles: true }));
  }

  edit(kind, one) {
    openRecordDialog({
      title: one ? `Change ${titleOf(kind, one)}` : `Add ${kind.one}`,
      intro: 'What stays empty is not known, and counts as not shown.',
      button: one ? 'Save' : 'File it',
      fields: kind.fields,
      values: one ? valuesOf(kind, one) : {},
      revision: one?.revision,
      send: (values, reason, revision) =>
        one
          ? change(kind.change, { input: { id: one.id, expectedRevision: revision, [kind.input]: values, reason } })
          : change(kind.file, { input: { product: this.product.id, [kind.input]: values, reason } }),
      reread: one ? () => this.reread(kind, one) : null,
      done: () => this.changed(),
    });
  }

  async reread(kind, one) {
    const now = (await this.load(this.place))[kind.list].nodes.find((other) => other.id === one.id);
    return { revision: now?.revision ?? one.revision, values: now ? valuesOf(kind, now) : {} };
  }

  withdraw(kind, one) {
    openRecordDialog({
      title: `${titleOf(kind, one)} was withdrawn`,
      intro: 'It stays on file and counts no longer from that day.',
      button: 'Record it',
      needsReason: true,
      fields: [{ name: 'withdrawnOn', label: 'Withdrawn from', type: 'day', required: true }],
      values: {},
      revision: one.revision,
      send: (values, reason, revision) => change(kind.withdraw, { input: { id: one.id, expectedRevision: revision, ...values, reason } }),
      reread: async () => ({ ...(await this.reread(kind, one)), values: {} }),
      done: () => this.changed(),
    });
  }

  remove(kind, one) {
    openRecordDialog({
      title: `Take ${titleOf(kind, one)} off file?`,
      intro: 'For what was filed by mistake: its history stays, its documents can no longer be seen. What was filed rightly and counts no longer is withdrawn instead.',
      button: 'Take it off file',
      needsReason: true,
      fields: [],
      revision: one.revision,
      send: (none, reason, revision) => change(REMOVE_RECORD, { input: { id: one.id, expectedRevision: revision, reason } }),
      reread: async () => ({ ...(await this.reread(kind, one)), values: {} }),
      done: () => this.changed(),
    });
  }
}

const valuesOf = (kind, one) => Object.fromEntries(kind.fields.map(({ name }) => [name, one[name]]));

const isEmpty = (value) => value === null || (Array.isArray(value) && !value.length);

const documents = (count) => `${count} ${count === 1 ? 'document' : 'documents'}`;

function titleOf(kind, one) {
  if (kind.list === 'assessments') return [one.procedure ? word('Procedure', one.procedure) : 'Assessment', one.certificateNumber].filter(Boolean).join(' · ');
  const named = kind.named(one).filter(Boolean).join(' · ');
  return named || `${kind.one.replace(/^./, (letter) => letter.toUpperCase())} without a number`;
}

/** From when until when it counts, as it is recorded. */
function standsOf(one) {
  if (one.withdrawnOn) return `withdrawn from ${day(one.withdrawnOn)}`;
  const from = one.issuedOn ?? one.completedOn;
  const until = one.expiresOn ?? one.validUntil;
  const suspended = one.suspendedFrom ? `, suspended from ${day(one.suspendedFrom)}${one.suspendedUntil ? ` until ${day(one.suspendedUntil)}` : ''}` : '';
  return `${from ? `from ${day(from)}` : 'no day recorded'}${until ? ` until ${day(until)}` : ''}${suspended}`;
}

customElements.define('product-evidence', ProductEvidence);
