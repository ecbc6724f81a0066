import { html, nothing } from '../lib/lit.js';
import { change, gql } from '../base/api.js';
import { go, here, to } from '../base/address.js';
import { Page } from '../base/page.js';
import { portfolios, ready, refresh, viewer } from '../base/registry.js';
import { emptyNote, objections } from '../components/notes.js';

const CREATE = gql`
  mutation CreatePortfolio($input: CreatePortfolioInput!) {
    createPortfolio(input: $input) { portfolio { key } errors { code path message } }
  }
`;

/** All portfolios; the address `/` goes on to the first one. */
class PortfoliosPage extends Page {
  static properties = { errors: { state: true } };

  constructor() {
    super();
    this.errors = [];
  }

  async load(place) {
    await ready();
    const [first] = portfolios();
    if (place.path === '/' && first && here()?.path === '/') {
      go(to(`/portfolios/${encodeURIComponent(first.key)}`), { replace: true });
    }
    return portfolios();
  }

  heading() {
    return 'Portfolios';
  }

  async create(event) {
    event.preventDefault();
    const { key, name } = event.target.elements;
    const payload = await change(CREATE, { input: { key: key.value.trim(), name: name.value.trim() } });
    this.errors = payload.errors;
    if (!payload.portfolio) return;
    await refresh();
    go(`/portfolios/${encodeURIComponent(payload.portfolio.key)}`);
  }

  content(all) {
    return html`
      <h1>Portfolios</h1>
      ${all.length
        ? html`<ul class="plain-list">${all.map((one) => html`<li><a href=${to(`/portfolios/${encodeURIComponent(one.key)}`)}>${one.name}</a> <small>${one.key}</small></li>`)}</ul>`
        : emptyNote('You see no portfolio yet.', viewer().administrator ? nothing : html`<p>Ask the owner of a portfolio for a role in it.</p>`)}
      ${viewer().administrator ? this.form() : nothing}
    `;
  }

  form() {
    return html`
      <h2>Make a portfolio</h2>
      ${objections(this.errors)}
      <form class="stack" @submit=${this.create}>
        <label>Key <small>small letters, digits and hyphens; it stands in addresses</small><input name="key" required maxlength="64"></label>
        <label>Name<input name="name" required maxlength="200"></label>
        <button class="primary">Make it</button>
      </form>
    `;
  }
}

customElements.define('portfolios-page', PortfoliosPage);
