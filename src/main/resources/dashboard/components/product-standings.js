import { html, nothing } from '../lib/lit.js';
import { live } from '../lib/directives.js';
import { ask, change, gql } from '../base/api.js';
import { day, moment } from '../base/figures.js';
import { Page } from '../base/page.js';
import { ready, viewer, word } from '../base/registry.js';
import { DOCUMENT_ADDRESS, DOCUMENT_FILE } from './evidence-documents.js';
import { citation, failureNote, objections } from './notes.js';
import { answersTurned } from './product-answers.js';
import { mayChange } from './product-links.js';
import { letters, moveInGrid } from './standings-keys.js';
import { elementRow, grouped, requirementRow } from './standings-rows.js';
import { shape } from './status-chip.js';

const PRODUCT_STANDINGS = gql`
  query ProductStandings($id: ID!) {
    product(by: { id: $id }) {
      id revision
      requirements {
        id standing note recordedBy recordedAt reviewedBy awaitsReview
        requirement { code part title summary mayBeNotApplicable citation { act { title } place url } }
        files { ...DocumentFile } addresses { ...DocumentAddress }
      }
      article15Elements {
        id standing evidence recordedBy recordedAt reviewedBy awaitsReview
        element { code title summary cybersecurity mayBeNotAppropriate citation { act { title } place url } }
        files { ...DocumentFile } addresses { ...DocumentAddress }
      }
    }
  }
  ${DOCUMENT_FILE}
  ${DOCUMENT_ADDRESS}
`;
const SAVE_REQUIREMENTS = gql`
  mutation SaveRequirements($input: AssessRequirementsInput!) { assessRequirements(input: $input) { products { id revision } errors { code path message } } }
`;
const SAVE_ELEMENTS = gql`
  mutation SaveElements($input: AssessArticle15ElementsInput!) { assessArticle15Elements(input: $input) { products { id revision } errors { code path message } } }
`;
const REVIEW_STANDINGS = gql`
  mutation ReviewStandings($input: ReviewStandingsInput!) { reviewStandings(input: $input) { errors { code path message } } }
`;

/** What was typed and not saved yet, by product, with what stood there before: it is still there when the reader comes back. */
const kept = new Map();

/** How many standings to a product were typed and not saved yet. */
export const notSaved = (productId) => kept.get(productId)?.size ?? 0;

/** How a product stands to the 22 requirements of Annex I and the 12 elements of Article 15: filled by keyboard, saved many at once. */
class ProductStandings extends Page {
  static properties = {
    product: { attribute: false }, drafts: { state: true }, errors: { state: true }, saving: { state: true }, problem: { state: true }, clashes: { state: true },
    documentsOf: { state: true }, saved: { state: true },
  };

  constructor() {
    super();
    this.drafts = new Map();
    this.errors = [];
    this.saving = false;
    this.problem = null;
    this.clashes = [];
    this.documentsOf = null;
    this.saved = null;
    this.addEventListener('product-changed', () => this.reload());
    this.warn = (event) => this.drafts.size && event.preventDefault();
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener('beforeunload', this.warn);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('beforeunload', this.warn);
  }

  willUpdate(changed) {
    if (changed.has('place')) this.saved = null;
    super.willUpdate(changed);
  }

  async load({ params }) {
    const [{ product }] = await Promise.all([ask(PRODUCT_STANDINGS, { id: params.id }), ready()]);
    const rows = [...product.requirements.map(requirementRow), ...product.article15Elements.map(elementRow)];
    this.resume(params.id, rows);
    return { id: product.id, revision: product.revision, rows };
  }

  /** Takes up what was typed before: what somebody else recorded for the same meanwhile is for the reader to choose, the rest is no hindrance. */
  resume(id, rows) {
    const now = new Map(rows.map((row) => [row.code, row]));
    const drafts = new Map([...(kept.get(id) ?? [])].filter(([code, draft]) => !same(draft, now.get(code))));
    this.clashes = [...drafts].filter(([code, { was }]) => !same(was, now.get(code))).map(([code]) => code);
    this.keep(drafts, id);
  }

  /** @returns {{ standing: string | null, note: string, was?: { standing: string | null, note: string } }} */
  shown(row) {
    return this.drafts.get(row.code) ?? { standing: row.standing, note: row.note };
  }

  set(row, changes) {
    const { standing, note, was = row } = this.shown(row);
    const next = { standing, note, was: { standing: was.standing, note: was.note }, ...changes };
    const drafts = new Map(this.drafts);
    if (same(next, row)) drafts.delete(row.code);
    else drafts.set(row.code, next);
    this.keep(drafts);
  }

  keep(drafts, id = this.data.id) {
    this.drafts = drafts;
    if (drafts.size) kept.set(id, drafts);
    else kept.delete(id);
  }

  content({ rows }) {
    const changing = mayChange(this.product);
    const groups = grouped(rows);
    const answered = rows.filter((row) => this.shown(row).standing !== null).length;
    const toReview = rows.filter((row) => row.awaitsReview && row.recordedBy !== viewer().account);
    return html`
      <div class="facts-tools"><p class="lead"><strong>${answered}</strong> of ${rows.length} are recorded.</p>
        ${toReview.length && changing ? html`<button type="button" @click=${() => this.review(toReview)}>I have reviewed the ${toReview.length} that others recorded</button>` : nothing}</div>
      ${changing ? html`<p class="keys">By keyboard: <kbd>↑</kbd> <kbd>↓</kbd> move, <kbd>F</kbd> fulfilled or <kbd>E</kbd> evidenced, <kbd>N</kbd> not, <kbd>A</kbd> not applicable or not appropriate, <kbd>U</kbd> not recorded, <kbd>Enter</kbd> to the note and on to the next row.</p>` : nothing}
      ${objections(this.errors)}
      <div class="standings" @keydown=${(event) => moveInGrid(event, (code, standing) => this.byLetter(code, standing))}>
        ${Object.entries(groups).map(([group, all]) => html`<section class="card"><h2>${group}</h2><table class="grid">
          <thead><tr><th scope="col">What is asked</th><th scope="col">Standing</th><th scope="col">Where it is shown, or why it is not applicable</th><th scope="col">Documents</th></tr></thead>
          <tbody>${all.map((row) => this.row(row, changing))}</tbody></table></section>`)}
      </div>
      ${this.drafts.size || this.problem ? this.bar() : this.saved ? this.outcome(this.saved) : nothing}
      ${this.documentsOf ? this.documents(rows.find((row) => row.code === this.documentsOf), changing) : nothing}
    `;
  }

  byLetter(code, standing) {
    const row = this.data.rows.find((one) => one.code === code);
    if (row.options.includes(standing) || standing === null) this.set(row, { standing });
  }

  row(row, changing) {
    const { standing, note } = this.shown(row);
    const changed = this.drafts.has(row.code);
    const files = row.files.length + row.addresses.length;
    return html`
      <tr class=${changed ? 'changed' : ''} data-code=${row.code}>
        <th scope="row" id="row-${row.code}"><span class="grid-title">${row.title}</span><small>${row.summary} ${citation(row.citation)}</small></th>
        <td data-label="Standing">${changing ? this.standings(row, standing) : standing ? word(row.kind, standing) : html`<span class="unanswered">not recorded</span>`}
          ${row.recordedBy && !changed ? html`<small class="who">${row.recordedBy}${row.recordedAt ? `, ${moment(row.recordedAt)}` : ''}${row.reviewedBy ? `; reviewed by ${row.reviewedBy}` : row.awaitsReview ? '; to be reviewed' : ''}</small>` : nothing}</td>
        <td data-label="Where it is shown">${changing
          ? html`<textarea class="grid-note" rows="1" maxlength="4000" aria-label="Where ${row.title} is shown" .value=${live(note)} @input=${(event) => this.set(row, { note: event.target.value })}></textarea>`
          : note}</td>
        <td data-label="Documents"><button type="button" class="quiet" aria-label="Documents of ${row.title}: ${files}" @click=${() => (this.documentsOf = row.code)}>${files || (changing ? 'Add' : 'None')}</button></td>
      </tr>
    `;
  }

  standings(row, standing) {
    const name = `standing-${row.code}`;
    const one = (code, label, key) => html`<label class="segment ${code ?? 'none'}" title=${`${label} (${key})`}>
      <input type="radio" name=${name} .checked=${live(standing === code)} @change=${() => this.set(row, { standing: code })}><span>${code ? label : html`${shape('unknown')}<span class="visually-hidden">${label}</span>`}</span></label>`;
    return html`<div class="segments" role="radiogroup" aria-labelledby="row-${row.code}">
      ${row.options.map((code) => one(code, word(row.kind, code), letters[code]))}${one(null, 'Not recorded', 'U')}</div>`;
  }

  bar() {
    return html`
      <div class="save-bar" role="region" aria-label="Changes that are not saved">
        ${this.problem ? failureNote(this.problem) : nothing}
        ${this.clashes.length ? this.conflict() : html`
          <strong>${this.drafts.size} not saved</strong>
          <label>Reason <small>may stay empty</small> <input name="reason" maxlength="4000" autocomplete="off"></label>
          <button type="button" class="primary" ?disabled=${this.saving} @click=${this.save}>Save ${this.drafts.size === 1 ? 'it' : `all ${this.drafts.size}`}</button>
          <button type="button" @click=${() => this.keep(new Map())}>Discard</button>`}
      </div>
    `;
  }

  /** What the answers have become by what was saved, told where the reader looks: the answers themselves are far above. */
  outcome({ count, product }) {
    const before = product.determination;
    const now = this.product.determination;
    if (product === this.product || !before || !now) return html`<div class="save-bar" role="status"><strong>${count} saved</strong></div>`;
    const turned = answersTurned(before, now);
    return html`<div class="save-bar" role="status"><strong>${count} saved</strong>
      <span>As of ${day(now.asOf)}${turned.length ? ':' : ' no answer changes.'}</span>
      ${turned.map((one) => html`<span>${one.title} <del>${one.old}</del> <ins>${one.now}</ins></span>`)}
      <button type="button" @click=${() => (this.saved = null)}>Close</button></div>`;
  }

  conflict() {
    const row = (code) => this.data.rows.find((one) => one.code === code);
    const words = (one, { standing, note }) => `${standing ? word(one.kind, standing) : 'Not recorded'}${note ? `: ${note}` : ''}`;
    return html`<div class="conflict" role="alert"><p><strong>Somebody recorded the same meanwhile.</strong> Choose what holds, then save.</p>
      ${this.clashes.map((code) => html`<dl class="pairs"><div><dt>${row(code).title}, saved meanwhile</dt><dd>${words(row(code), row(code))}</dd></div>
        <div><dt>Yours</dt><dd>${words(row(code), this.drafts.get(code))}</dd></div></dl>
        <div class="actions"><button type="button" @click=${() => this.settle(code, false)}>Keep what was saved</button>
          <button type="button" @click=${() => this.settle(code, true)}>Take mine</button></div>`)}</div>`;
  }

  settle(code, mine) {
    const row = this.data.rows.find((one) => one.code === code);
    const saved = { standing: row.standing, note: row.note };
    this.set(row, mine ? { was: saved } : saved);
    this.clashes = this.clashes.filter((one) => one !== code);
  }

  async save() {
    const reason = this.querySelector('.save-bar [name=reason]')?.value.trim() || null;
    const saved = { count: this.drafts.size, product: this.product };
    this.saving = true;
    this.problem = null;
    this.errors = [];
    try {
      await this.send(SAVE_REQUIREMENTS, 'requirements', (row) => !row.isElement, reason);
      if (!this.errors.length && !this.clashes.length) await this.send(SAVE_ELEMENTS, 'article15Elements', (row) => row.isElement, reason);
      if (!this.errors.length && !this.clashes.length) {
        this.saved = saved;
        this.dispatchEvent(new CustomEvent('product-changed', { bubbles: true }));
      }
    } catch (failure) {
      this.problem = failure;
    } finally {
      this.saving = false;
    }
  }

  async send(mutation, list, wanted, reason) {
    const rows = this.data.rows.filter((row) => wanted(row) && this.drafts.has(row.code));
    if (!rows.length) return;
    const standings = rows.map((row) => row.input(this.drafts.get(row.code)));
    const input = { products: [{ id: this.data.id, expectedRevision: this.data.revision }], [list]: standings, reason };
    const { errors, products } = await change(mutation, { input });
    if (errors.some((one) => one.code === 'CONFLICT')) return this.compare(() => this.send(mutation, list, wanted, reason));
    this.errors = errors;
    if (errors.length) return;
    this.data = { ...this.data, revision: products[0].revision, rows: this.data.rows.map((row) => (rows.includes(row) ? { ...row, ...recorded(this.drafts.get(row.code)) } : row)) };
    this.keep(new Map([...this.drafts].filter(([code]) => !rows.some((row) => row.code === code))));
  }

  /** Somebody else was faster: it is sent again unless both recorded the same. */
  async compare(again) {
    this.data = await this.load(this.place);
    if (!this.clashes.length) await again();
  }

  async review(rows) {
    const codes = (isElement) => rows.filter((row) => row.isElement === isElement).map((row) => row.code);
    const { errors } = await change(REVIEW_STANDINGS, {
      input: { products: [{ id: this.data.id, expectedRevision: this.data.revision }], requirements: codes(false), article15Elements: codes(true) },
    }).catch((failure) => ({ errors: [failure] }));
    this.errors = errors;
    if (!errors.length) this.dispatchEvent(new CustomEvent('product-changed', { bubbles: true }));
  }

  documents(row, changing) {
    return html`<dialog class="record" aria-labelledby="documents-title" @close=${() => (this.documentsOf = null)}>
      <h2 id="documents-title">Documents: ${row.title}</h2>
      <evidence-documents .holder=${row.id} .files=${row.files} .addresses=${row.addresses} .mayChange=${changing}></evidence-documents>
      <div class="actions"><button type="button" @click=${() => this.querySelector('dialog').close()}>Close</button></div></dialog>`;
  }

  /** Where the reader comes for some rows, the first of them that is not recorded is shown and ready to be filled; of the elements, those on cybersecurity are what the answer rests on. */
  updated() {
    const at = this.place.query.get('at');
    if (at && this.data && this.led !== at) {
      this.led = at;
      const of = this.data.rows.filter((row) => row.code === at || (row.isElement ? at === 'article15Elements' && row.cybersecurity : at === 'requirements'));
      const wanted = of.find((row) => row.standing === null) ?? of[0];
      const field = wanted && this.querySelector(`[data-code="${wanted.code}"] :is(input:checked, button)`);
      field?.closest('tr').scrollIntoView({ block: 'center' });
      field?.focus({ preventScroll: true });
    }
    const dialog = this.querySelector(':scope > dialog');
    if (dialog && !dialog.open) dialog.showModal();
  }
}

const recorded = ({ standing, note }) => ({ standing, note });

const same = (one, other) => one.standing === other.standing && one.note === other.note;

customElements.define('product-standings', ProductStandings);
