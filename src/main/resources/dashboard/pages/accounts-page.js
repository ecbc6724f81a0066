import { html, nothing } from '../lib/lit.js';
import { change, gql } from '../base/api.js';
import { Page } from '../base/page.js';
import { ready, viewer } from '../base/registry.js';
import { objections } from '../components/notes.js';

const CREATE_ACCOUNT = gql`
  mutation CreateAccount($input: CreateAccountInput!) { createAccount(input: $input) { account { name } errors { code path message } } }
`;

/** Where administrators make accounts. */
class AccountsPage extends Page {
  static properties = { errors: { state: true }, made: { state: true } };

  constructor() {
    super();
    this.errors = [];
    this.made = null;
  }

  load() {
    return ready().then(viewer);
  }

  heading() {
    return 'Accounts';
  }

  async create(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    const payload = await change(CREATE_ACCOUNT, {
      input: {
        name: form.get('name').trim(),
        password: form.get('password') || null,
        administrator: form.get('kind') === 'administrator',
        auditor: form.get('kind') === 'auditor',
      },
    }).catch((failure) => ({ errors: [failure] }));
    this.errors = payload.errors;
    this.made = payload.account?.name ?? null;
    if (this.made) event.target.reset();
  }

  content(who) {
    if (!who.administrator) return html`<h1>Accounts</h1><p>Only administrators make accounts.</p>`;
    return html`
      <div class="page-head"><h1>Accounts</h1></div>
      <section class="card"><h2>Make an account</h2><p>What it may in a portfolio is given on the page People of the portfolio.</p>
        ${objections(this.errors)}
        ${this.made ? html`<p class="note good" role="status">The account ${this.made} was made.</p>` : nothing}
        <form class="stack" @submit=${this.create}>
          <label>Name to sign in with <small>small letters, digits and . _ @ -</small><input name="name" required maxlength="100" autocapitalize="none" spellcheck="false" autocomplete="off"></label>
          <label>Password <small>at least 12 characters; empty for a program that signs in with tokens only</small><input type="password" name="password" minlength="12" autocomplete="new-password"></label>
          <label>Kind <select name="kind"><option value="">holds roles in portfolios</option><option value="auditor">auditor: reads everything</option>
            <option value="administrator">administrator: may everything</option></select></label>
          <button class="primary">Make the account</button>
        </form></section>
    `;
  }
}

customElements.define('accounts-page', AccountsPage);
