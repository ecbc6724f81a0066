import { Component, html, nothing } from '../lib/lit.js';
import { repeat } from '../lib/directives.js';
import { headerOf } from '../base/columns.js';
import { failureNote } from './notes.js';

/** What each column of a file was taken for; those that were not known can be told, and the file is planned anew. */
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
    const mapping = Object.fromEntries([...new FormData(event.target)].filter(([, field]) => field !== ''));
    if (!Object.keys(mapping).length) return;
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
            <select name=${one.text} ?disabled=${!this.again}><option value="">is not read</option>${this.choices()}</select></label>`)}</div>
        ${this.again
          ? html`<button ?disabled=${this.busy}>${this.busy ? 'Sending …' : 'Plan the file anew'}</button>`
          : html`<p><small>Upload the file again to say so.</small></p>`}
      </form>
    `;
  }

  choices() {
    return this.fields.map((sheet) => html`<optgroup label=${sheet.name}>
      ${sheet.columns.filter((one) => !one.computed).map((one) => html`<option value=${one.field}>${one.header}</option>`)}</optgroup>`);
  }
}

customElements.define('import-columns', ImportColumns);
