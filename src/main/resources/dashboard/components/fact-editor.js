import { Component, html, nothing } from '../lib/lit.js';
import { asOf } from '../base/address.js';
import { moment } from '../base/figures.js';
import { answerField, answerWords } from './answer-field.js';
import { factsEffect } from './facts-effect.js';
import { failureNote, objections } from './notes.js';
import { previewFacts, readRecord, same, saveFacts } from './product-record.js';

const PAUSE = 200;

/**
 * Answers one question of one product: shows what the answer would change before it is saved, and both answers where somebody else was
 * faster. Sends `answered` once it is saved, and `left` where the reader gives it up.
 */
class FactEditor extends Component {
  static properties = {
    product: { attribute: false }, record: { attribute: false }, question: { attribute: false }, saving: {}, closes: { attribute: false },
    draft: { state: true }, effect: { state: true }, failure: { state: true }, errors: { state: true }, theirs: { state: true }, busy: { state: true },
  };

  constructor() {
    super();
    this.saving = 'Save';
    this.closes = true;
    this.forget();
  }

  forget() {
    this.draft = undefined;
    this.effect = null;
    this.failure = null;
    this.errors = [];
    this.theirs = null;
    this.busy = false;
  }

  willUpdate(changed) {
    const before = changed.get('question');
    if (before && before.fact !== this.question.fact) this.forget();
  }

  get value() {
    return this.draft === undefined ? this.record.facts[this.question.fact] : this.draft;
  }

  answer(value) {
    this.draft = value;
    this.errors = [];
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.preview(), PAUSE);
  }

  async preview() {
    const draft = this.draft;
    this.effect = 'asked';
    try {
      const effect = await previewFacts(this.record, { [this.question.fact]: draft }, asOf());
      if (draft === this.draft) this.effect = effect;
    } catch (failure) {
      this.effect = failure;
    }
  }

  save(event) {
    event?.preventDefault();
    if (this.draft === undefined) this.errors = [{ message: 'Choose an answer first.' }];
    else this.send();
  }

  async send() {
    const { fact } = this.question;
    this.busy = true;
    this.failure = null;
    try {
      const reason = this.querySelector('[name=reason]')?.value.trim() || null;
      const { errors } = await saveFacts(this.record, { [fact]: this.draft }, reason);
      if (errors.some((one) => one.code === 'CONFLICT')) await this.compare();
      else if (errors.length) this.errors = errors;
      else this.saved();
    } catch (failure) {
      this.failure = failure;
    } finally {
      this.busy = false;
    }
  }

  /** Somebody else was faster: if with another question, nothing is in the way; if with this one, the reader chooses. */
  async compare() {
    const { fact } = this.question;
    const { record } = await readRecord(this.record.id);
    const unchanged = same(record.facts[fact], this.record.facts[fact]);
    this.record = record;
    if (unchanged || same(record.facts[fact], this.draft)) return this.send();
    const [last] = record.changes.nodes;
    this.theirs = { value: record.facts[fact], by: last?.actor, at: last?.at };
    await this.updateComplete;
    this.querySelector('.conflict button')?.focus();
  }

  saved() {
    const { fact } = this.question;
    this.forget();
    this.dispatchEvent(new CustomEvent('answered', { detail: fact }));
    this.dispatchEvent(new CustomEvent('product-changed', { bubbles: true }));
  }

  leave() {
    this.forget();
    this.dispatchEvent(new CustomEvent('left'));
  }

  keepTheirs() {
    this.forget();
    this.dispatchEvent(new CustomEvent('answered', { detail: this.question.fact }));
    this.dispatchEvent(new CustomEvent('product-changed', { bubbles: true }));
  }

  view() {
    const { question } = this;
    return html`
      <form class="fact-editor" @submit=${this.save} aria-label=${question.question}>
        ${answerField(question, this.value, (value) => this.answer(value))}
        ${this.value !== null && this.value !== undefined ? html`<button type="button" class="link take-back" @click=${() => this.answer(null)}>Take the answer back</button>` : nothing}
        ${this.inherited()}
        ${objections(this.errors)}
        ${this.theirs ? this.conflict() : factsEffect(this.product.determination, this.effect)}
        ${this.failure ? failureNote(this.failure) : nothing}
        ${this.theirs ? nothing : html`
          <label class="reason">Reason <small>for the history; may stay empty</small><input name="reason" maxlength="4000" autocomplete="off"></label>
          <div class="actions"><button class="primary" ?disabled=${this.busy}>${this.saving}</button>
            ${this.draft === undefined && !this.closes ? nothing : html`<button type="button" @click=${this.leave}>${this.draft === undefined ? 'Close' : 'Discard'}</button>`}</div>`}
      </form>
    `;
  }

  inherited() {
    const standard = this.record.portfolio.defaults.facts[this.question.fact];
    if (standard === null || standard === undefined) return nothing;
    return html`<p class="inherited">The portfolio says for all its products: ${answerWords(this.question, standard)}. It holds where the product has no answer of its own.</p>`;
  }

  conflict() {
    const { value, by, at } = this.theirs;
    return html`
      <div class="note look conflict" role="alert">
        <p><strong>Somebody answered this question meanwhile.</strong></p>
        <dl class="pairs"><div><dt>Saved${by ? ` by ${by}` : ''}${at ? `, ${moment(at)}` : ''}</dt><dd>${answerWords(this.question, value)}</dd></div>
          <div><dt>Yours</dt><dd>${answerWords(this.question, this.draft)}</dd></div></dl>
        <div class="actions"><button type="button" @click=${this.keepTheirs}>Keep what was saved</button>
          <button type="button" class="primary" ?disabled=${this.busy} @click=${() => { this.theirs = null; this.send(); }}>Save mine instead</button></div>
      </div>
    `;
  }
}

customElements.define('fact-editor', FactEditor);
