import { Component, html, nothing } from '../lib/lit.js';
import { failureNote } from './notes.js';

/** Takes a file that is dropped or chosen and hands it to `send`; says what goes on meanwhile and what was refused. */
class FileDrop extends Component {
  static properties = { send: { attribute: false }, words: {}, over: { state: true }, busy: { state: true }, failure: { state: true } };

  constructor() {
    super();
    this.send = null;
    this.words = '';
    this.over = false;
    this.busy = false;
    this.failure = null;
  }

  async take(file) {
    if (!file || this.busy) return;
    this.busy = true;
    this.failure = null;
    try {
      await this.send(file);
    } catch (failure) {
      this.failure = failure;
    } finally {
      this.busy = false;
    }
  }

  drop(event) {
    event.preventDefault();
    this.over = false;
    this.take(event.dataTransfer.files[0]);
  }

  hover(event, over) {
    event.preventDefault();
    this.over = over;
  }

  view() {
    return html`
      ${this.failure ? failureNote(this.failure) : nothing}
      <label class="drop ${this.over ? 'over' : ''}" @dragover=${(event) => this.hover(event, true)} @dragleave=${(event) => this.hover(event, false)} @drop=${this.drop}>
        <input type="file" class="visually-hidden" accept=".xlsx,.csv" ?disabled=${this.busy}
          @change=${(event) => this.take(event.target.files[0])}>
        ${this.busy ? html`<span role="status">Sending …</span>` : html`<strong>${this.words}</strong> <span>Drop an .xlsx or .csv file here, or <u>choose one</u>.</span>`}
      </label>
    `;
  }
}

customElements.define('file-drop', FileDrop);
