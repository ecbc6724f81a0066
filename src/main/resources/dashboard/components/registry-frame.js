import '../early.js';
import { Component, html, nothing } from '../lib/lit.js';
import { adjust, asOf, followLinks, go, here, onMove, to } from '../base/address.js';
import { idle, signOut } from '../base/api.js';
import { day } from '../base/figures.js';
import { framed, portfolios, viewer } from '../base/registry.js';
import { failureNote } from './notes.js';

const NAVIGATION = [
  ['', 'Overview', ['portfolio']],
  ['/products', 'Products', ['products', 'product']],
  ['/imports', 'Imports', ['imports', 'import']],
  ['/dates', 'Dates ahead', ['dates']],
  ['/people', 'People', ['people']],
  ['/news', 'News', ['news']],
];

const LAST_CHOSEN = 'portfolio';

/** The key of the portfolio shown last in this window, where the reader may see it. */
const lastChosen = () => portfolios().find((one) => one.key === sessionStorage.getItem(LAST_CHOSEN))?.key;

/** What is around every page: where one is, where one may go, and for which day. */
class RegistryFrame extends Component {
  static properties = { known: { state: true }, failure: { state: true }, place: { state: true } };

  constructor() {
    super();
    this.known = false;
    this.failure = null;
    this.place = here();
    this.portfolioKey = null;
    this.shown = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.moving = onMove(() => this.move());
    this.addEventListener('portfolio-shown', (event) => this.choose(event.detail));
    this.move();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.moving();
  }

  async move() {
    this.place = here();
    if (this.place?.params.key) this.choose(this.place.params.key);
    if (!this.place) return;
    this.querySelector('main')?.setAttribute('aria-busy', 'true');
    try {
      const loading = import(`../pages/${this.place.page}-page.js`);
      if (!this.place.open) framed().then(() => this.welcome(), (failure) => (this.failure = failure));
      await loading;
      this.show();
    } catch (failure) {
      this.failure = failure;
    }
  }

  welcome() {
    this.known = true;
    this.failure = null;
    this.portfolioKey ??= lastChosen() ?? portfolios()[0]?.key ?? null;
    this.requestUpdate();
  }

  /** A product says which portfolio it belongs to once it is known. Pages of no portfolio keep the last one. */
  choose(key) {
    this.portfolioKey = key;
    // What a browser keeps takes it a moment where it is used first.
    idle().then(() => sessionStorage.setItem(LAST_CHOSEN, this.portfolioKey));
    this.requestUpdate();
  }

  /** Shows the page of the address: the one that is there already where only parameters have changed. */
  async show() {
    await this.updateComplete;
    const place = this.place;
    const main = this.querySelector('main');
    if (this.shown !== place.page) {
      this.shown = place.page;
      main.replaceChildren(document.createElement(`${place.page}-page`));
      scrollTo(0, 0);
      if (document.activeElement !== document.body && !place.open) main.focus({ preventScroll: true });
    }
    main.firstElementChild.place = place;
    main.removeAttribute('aria-busy');
  }

  view() {
    if (!this.place) return html`<main class="page"><h1>There is no such page</h1><p><a href="/">Go to the overview</a></p></main>`;
    return html`
      <a class="skip" href="#main">Skip to the content</a>
      ${this.place.open ? nothing : this.bar()}
      ${this.failure ? failureNote(this.failure, () => location.reload()) : nothing}
      <main id="main" class="page" tabindex="-1"></main>
    `;
  }

  bar() {
    const base = this.portfolioKey ? `/portfolios/${encodeURIComponent(this.portfolioKey)}` : null;
    return html`
      <header class="bar-top">
        <a class="brand" href=${to('/')}>CRA Registry</a>
        ${this.known ? html`${this.chooser()}${base ? this.search(base) : nothing}${this.dayChoice()}${this.account()}` : nothing}
      </header>
      ${this.known ? this.navigation(base) : html`<nav class="bar-pages" aria-label="Pages"></nav>`}
      ${asOf()
        ? html`<aside class="as-of-note" aria-label="The chosen day">Answers for <strong>${day(asOf())}</strong>, not for today.
            <button type="button" class="link" @click=${() => adjust({ asOf: null })}>Back to today</button></aside>`
        : nothing}
    `;
  }

  chooser() {
    const all = portfolios();
    return html`
      <label class="chooser"><span class="visually-hidden">Portfolio</span>
        <select @change=${(event) => go(to(`/portfolios/${encodeURIComponent(event.target.value)}`))}>
          ${all.map((one) => html`<option value=${one.key} ?selected=${one.key === this.portfolioKey}>${one.name}</option>`)}
        </select>
      </label>
    `;
  }

  search(base) {
    return html`
      <form class="search" role="search" @submit=${(event) => this.find(event, base)}>
        <label><span class="visually-hidden">Find products</span>
          <input type="search" name="text" placeholder="Find products" autocomplete="off"></label>
      </form>
    `;
  }

  find(event, base) {
    event.preventDefault();
    go(to(`${base}/products`, { text: event.target.elements.text.value }));
    event.target.reset();
  }

  dayChoice() {
    return html`
      <label class="as-of">As of
        <input type="date" .value=${asOf() ?? ''} min="2024-01-01" max="2099-12-31"
          @change=${(event) => adjust({ asOf: event.target.value || null })}></label>
    `;
  }

  account() {
    return html`
      <button type="button" class="quiet account" popovertarget="account-menu">${viewer().account}</button>
      <div popover id="account-menu" class="menu">
        <a href=${to('/account')}>Your account</a>
        <a href="/graphiql">GraphQL API</a>
        <button type="button" class="link" @click=${signOut}>Sign out</button>
      </div>
    `;
  }

  navigation(base) {
    const current = (pages) => (pages.includes(this.place.page) ? 'page' : 'false');
    return html`
      <nav class="bar-pages" aria-label="Pages">
        ${base
          ? NAVIGATION.map(([path, label, pages]) => html`<a href=${to(base + path)} aria-current=${current(pages)}>${label}</a>`)
          : nothing}
        <a href=${to('/law/states')} aria-current=${current(['states', 'state'])}>Law</a>
        ${viewer().administrator ? html`<a href=${to('/accounts')} aria-current=${current(['accounts', 'person'])}>Accounts</a>` : nothing}
      </nav>
    `;
  }
}

customElements.define('registry-frame', RegistryFrame);
followLinks();
