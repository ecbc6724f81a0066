import { Component, html } from '../lib/lit.js';
import { ready } from './registry.js';
import { failureNote } from '../components/notes.js';

/**
 * The base of all pages: `load(place)` fetches what the page shows, `content(data)` shows it. While it is fetched for the first time
 * there is a note; later the old stays until the new is there. What was asked before the reader moved on is dropped. Parts of a page that fetch what they show on their own are made of it as well.
 */
export class Page extends Component {
  static properties = {
    place: { attribute: false },
    data: { state: true },
    loaded: { state: true },
    failure: { state: true },
    busy: { state: true },
  };

  constructor() {
    super();
    this.place = null;
    this.data = null;
    this.loaded = false;
    this.failure = null;
    this.busy = false;
    this.turn = 0;
  }

  /**
   * @abstract
   * @param {import('./address.js').Place} place
   * @param {{ signal: AbortSignal }} options to be handed on to `ask`: nobody waits for an answer once the reader has moved on
   */
  async load(place, options) {
    return {};
  }

  /** What has to be known besides before anything is shown: words and rights. */
  prepared() {
    return ready();
  }

  /** What is loaded depends on this part of the address only, and is not loaded anew where it stays; undefined: on all of it. */
  dependsOn(place) {
    return undefined;
  }

  /** @abstract What is shown of what was loaded. */
  content(data) {
    return null;
  }

  /** The title of the window, once it is loaded; empty for parts of a page. */
  heading(data) {
    return '';
  }

  willUpdate(changed) {
    if (!changed.has('place') || !this.place) return;
    const part = this.dependsOn(this.place);
    if (part === undefined || part !== this.part) this.reload();
    this.part = part;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.leaving?.abort();
  }

  async reload() {
    const turn = ++this.turn;
    this.leaving?.abort();
    this.leaving = new AbortController();
    this.busy = true;
    try {
      const [data] = await Promise.all([this.load(this.place, { signal: this.leaving.signal }), this.prepared()]);
      if (turn !== this.turn) return;
      this.data = data;
      this.loaded = true;
      this.failure = null;
      const heading = this.heading(data);
      if (heading) document.title = `${heading} · CRA Registry`;
    } catch (failure) {
      if (turn !== this.turn || failure.name === 'AbortError') return;
      this.failure = failure;
    } finally {
      if (turn === this.turn) this.busy = false;
    }
  }

  view() {
    this.setAttribute('aria-busy', String(this.busy));
    if (this.failure) return html`${failureNote(this.failure, () => this.reload())}${this.loaded ? this.content(this.data) : null}`;
    if (!this.loaded) return html`<p class="loading">Loading …</p>`;
    return this.content(this.data);
  }
}
