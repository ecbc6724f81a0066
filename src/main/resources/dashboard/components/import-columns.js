import { Component, html, nothing } from '../lib/lit.js';
import { repeat } from '../lib/directives.js';
import { headerOf } from '../base/columns.js';
import { failureNote } from './notes.js';

const NOT_READ = 'none';

/** What each column of a file was taken for; what it holds can be told, or told otherwise, and the file is planned anew. */
class ImportColumns extends Component {
  static properties = { sheets: { attribute: false }, again: { attribute: false }, fields: { attribute: false }, busy: { state: true }, failure: { state: true } };

  constructor() {
    super();
    this.sheets = [];
    this.again = null;
    this.fields = [];
    this.busy = false;
    this.failure = null;
  }

  async submit(event) {
    event.preventDefault();
    const said = [...new FormData(event.target)].filter(([, field]) => field !== '');
    if (said.length) await this.say(Object.fromEntries(said.map(([header, field]) => [header, field === NOT_READ ? null : field])));
  }

  correct(event) {
    event.preventDefault();
    const { header, field } = event.target.elements;
    return this.say({ [header.value]: field.value === NOT_READ ? null : field.value });
  }

  async say(mapping) {
    this.busy = true;
    this.failure = null;
    try {
      await this.again(mapping);
    } catch (failure) {
      this.failure = failure;
    } finally {
      this.busy = false;
    }
  }

  view() {
    const unknown = this.sheets.flatMap((sheet) => sheet.unknown);
    return html`
      ${this.failure ? failureNote(this.failure) : nothing}
      ${unknown.length ? this.assign(unknown) : nothing}
      ${this.sheets.map((sheet) => html`
        <details ?open=${false}><summary>Sheet ${sheet.sheet}: ${sheet.recognised.length === 1 ? 'one column is' : `${sheet.recognised.length} columns are`} known</summary>
          <ul class="columns-read">${sheet.recognised.map((one) => html`<li><small>${one.column}</small> ${one.text}
            ${headerOf(this.fields, one.field) !== one.text ? html`<small>taken for</small> ${headerOf(this.fields, one.field)}` : nothing}</li>`)}</ul>
          ${this.again ? this.otherwise([...sheet.recognised, ...sheet.computed]) : nothing}
          ${sheet.computed.length ? html`<p><small>Not read, because they are computed or were left out: ${sheet.computed.map((one) => one.text).join(', ')}</small></p>` : nothing}
        </details>`)}
    `;
  }

  assign(unknown) {
    return html`
      <form class="note look" @submit=${this.submit}>
        <p><strong>${unknown.length === 1 ? 'One column is' : `${unknown.length} columns are`} not known, and not read.</strong>
          Say what ${unknown.length === 1 ? 'it holds' : 'they hold'}, and the file is planned anew.</p>
        <div class="assign">${repeat(unknown, (one) => `${one.column} ${one.text}`, (one) => html`
          <label><span>“${one.text}” <small>column ${one.column}</small></span>
            <select name=${one.text} ?disabled=${!this.again}><option value="">choose …</option>${this.choices()}</select></label>`)}</div>
        ${this.again
          ? html`<button ?disabled=${this.busy}>${this.busy ? 'Sending …' : 'Plan the file anew'}</button>`
          : html`<p><small>Upload the file again to say so.</small></p>`}
      </form>
    `;
  }

  /** A column that was taken for something else than it holds, or left out. */
  otherwise(taken) {
    const headers = [...new Set(taken.map((one) => one.text).filter(Boolean))];
    return html`<form class="otherwise" @submit=${this.correct}>
      <label>Taken wrongly? <select name="header">${headers.map((text) => html`<option>${text}</option>`)}</select></label>
      <label>holds <select name="field" required><option value="">choose …</option>${this.choices()}</select></label>
      <button ?disabled=${this.busy}>Plan the file anew</button></form>`;
  }

  choices() {
    return html`<option value=${NOT_READ}>nothing to be read</option>${this.fields.map((sheet) => html`<optgroup label=${sheet.name}>
      ${sheet.columns.filter((one) => !one.computed).map((one) => html`<option value=${one.field}>${one.header}</option>`)}</optgroup>`)}`;
  }
}

customElements.define('import-columns', ImportColumns);
