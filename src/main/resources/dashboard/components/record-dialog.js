import { Component, html, nothing } from '../lib/lit.js';
import { failureNote, objections } from './notes.js';
import { isShown, recordField, shownValue } from './record-field.js';
import { same } from './product-record.js';

/**
 * Asks for what is recorded of something, new or changed, with a reason.
 *
 * @typedef {import('./record-field.js').Field} Field
 * @param {{
 *   title: string, intro?: unknown, button: string, fields: Field[], values?: Record<string, any>, needsReason?: boolean, withoutReason?: boolean, danger?: boolean,
 *   revision?: number, send: (changes: Record<string, any>, reason: string | null, revision?: number) => Promise<{ errors: any[] }>,
 *   reread?: () => Promise<{ revision: number, values: Record<string, any> }>, done: () => void,
 * }} asked `send` gets only what differs from `values`; `reread` is asked where somebody else was faster
 */
export function openRecordDialog(asked) {
  const dialog = document.createElement('record-dialog');
  dialog.asked = asked;
  document.body.append(dialog);
}

class RecordDialog extends Component {
  static properties = {
    values: { state: true }, errors: { state: true }, failure: { state: true }, busy: { state: true }, clashes: { state: true },
  };

  constructor() {
    super();
    this.errors = [];
    this.failure = null;
    this.busy = false;
    this.clashes = [];
  }

  connectedCallback() {
    this.base = { ...this.asked.values };
    this.values = { ...this.asked.values };
    this.revision = this.asked.revision;
    this.opener = document.activeElement;
    super.connectedCallback();
  }

  firstUpdated() {
    const dialog = this.querySelector('dialog');
    dialog.showModal();
    dialog.addEventListener('close', () => {
      this.remove();
      this.opener?.focus?.();
    });
  }

  set(name, value) {
    this.values = { ...this.values, [name]: value };
    this.errors = this.errors.filter((one) => fieldOf(one) !== name);
  }

  /** What is asked for with what was entered so far; nothing else is sent. */
  fields() {
    return this.asked.fields.filter((one) => isShown(one, this.values));
  }

  changes() {
    const names = this.fields().map((one) => one.name).filter((name) => !same(this.values[name], this.base[name]));
    return Object.fromEntries(names.map((name) => [name, this.values[name] ?? null]));
  }

  async submit(event) {
    event?.preventDefault();
    this.busy = true;
    this.failure = null;
    this.clashes = [];
    try {
      const reason = this.querySelector('[name=reason]')?.value.trim() || null;
      const { errors } = await this.asked.send(this.changes(), reason, this.revision);
      if (this.asked.reread && errors.some((one) => one.code === 'CONFLICT')) await this.compare();
      else if (errors.length) await this.object(errors);
      else this.finish();
    } catch (failure) {
      this.failure = failure;
    } finally {
      this.busy = false;
    }
  }

  async object(errors) {
    this.errors = errors;
    await this.updateComplete;
    this.querySelector('[aria-invalid=true], [role=alert]')?.scrollIntoView({ block: 'nearest' });
    this.querySelector('[aria-invalid=true]')?.focus();
  }

  /** Somebody else was faster: what both changed is for the reader to choose, the rest is no hindrance. */
  async compare() {
    const { revision, values } = await this.asked.reread();
    const mine = this.changes();
    const clashes = Object.keys(mine).filter((name) => !same(values[name], this.base[name]) && !same(values[name], mine[name]));
    this.revision = revision;
    this.base = { ...values };
    this.values = { ...values, ...mine };
    if (!clashes.length) return this.submit();
    this.clashes = clashes;
    await this.updateComplete;
    this.querySelector('.conflict button')?.focus();
  }

  finish() {
    this.querySelector('dialog').close();
    this.asked.done();
  }

  view() {
    const { title, intro, button, fields, needsReason, withoutReason } = this.asked;
    const shown = new Set(this.fields().map((one) => one.name));
    return html`
      <dialog aria-labelledby="record-title" class="record" @cancel=${(event) => this.busy && event.preventDefault()}>
        <h2 id="record-title">${title}</h2>
        ${intro ? html`<p>${intro}</p>` : nothing}
        <form class="record-form" @submit=${this.submit}>
          ${objections(this.errors.filter((one) => !shown.has(fieldOf(one)) && !(fieldOf(one) === 'reason')))}
          ${this.failure ? failureNote(this.failure) : nothing}
          ${this.clashes.length ? this.conflict() : nothing}
          ${fields.map((field) => recordField(field, this.values[field.name], (value) => this.set(field.name, value), this.errors.filter((one) => fieldOf(one) === field.name), this.values))}
          ${withoutReason ? nothing : html`<label class="wide">Reason ${needsReason ? nothing : html`<small>for the history; may stay empty</small>`}<textarea name="reason" rows="2" maxlength="4000" ?required=${needsReason}></textarea></label>`}
          ${objections(this.errors.filter((one) => fieldOf(one) === 'reason'))}
          <div class="actions"><button class="primary" ?disabled=${this.busy || this.clashes.length > 0}>${button}</button>
            <button type="button" @click=${() => this.querySelector('dialog').close()}>Cancel</button></div>
        </form>
      </dialog>
    `;
  }

  conflict() {
    const field = (name) => this.asked.fields.find((one) => one.name === name);
    const settle = (name, keepTheirs) => {
      if (keepTheirs) this.set(name, this.base[name]);
      this.clashes = this.clashes.filter((one) => one !== name);
    };
    return html`
      <div class="note look conflict" role="alert">
        <p><strong>Somebody changed this meanwhile.</strong> Choose what holds, then save.</p>
        ${this.clashes.map((name) => html`<dl class="pairs"><div><dt>${field(name).label}, saved meanwhile</dt><dd>${shownValue(field(name), this.base[name])}</dd></div>
            <div><dt>Yours</dt><dd>${shownValue(field(name), this.values[name])}</dd></div></dl>
          <div class="actions"><button type="button" @click=${() => settle(name, true)}>Keep what was saved</button>
            <button type="button" @click=${() => settle(name, false)}>Take mine</button></div>`)}
      </div>
    `;
  }
}

/** The field that an error of the API is about: the innermost name on its path. */
const fieldOf = (error) => error.path?.filter((one) => !/^\d+$/.test(one)).at(-1);

customElements.define('record-dialog', RecordDialog);
