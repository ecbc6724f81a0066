import { html, nothing } from '../lib/lit.js';
import { ask, change, gql } from '../base/api.js';
import { adjust, to } from '../base/address.js';
import { day, daysBetween } from '../base/figures.js';
import { Page } from '../base/page.js';
import { codesOf, ready, viewer, word } from '../base/registry.js';
import { accountLink } from '../components/account-link.js';
import { emptyNote, objections } from '../components/notes.js';

const ACCOUNTS = gql`
  query Accounts($filter: AccountFilter, $after: String) {
    accounts(first: 30, after: $after, filter: $filter) {
      nodes { id name administrator auditor state signsInWith lastSignInAt linkExpiresAt nextTokenExpiresAt }
      pageInfo { hasNextPage endCursor }
    }
  }
`;
const CREATE_ACCOUNT = gql`
  mutation CreateAccount($input: CreateAccountInput!) { createAccount(input: $input) { account { name } errors { code path message } } }
`;
const INVITE = gql`
  mutation Invite($input: CreateInvitationInput!) { createInvitation(input: $input) { invitation { path expiresAt } errors { code path message } } }
`;

/** How many days ahead the end of a token is shown. */
const SOON = 30;
const PROGRAM = 'program';

/** Where administrators find accounts, invite people and make accounts for programs. */
class AccountsPage extends Page {
  static properties = { errors: { state: true }, made: { state: true }, link: { state: true } };

  constructor() {
    super();
    this.errors = [];
    this.made = null;
    this.link = null;
  }

  async load({ query }) {
    await ready();
    if (!viewer().administrator) return null;
    const filter = {
      text: query.get('text') || null,
      state: query.get('state') ? [query.get('state')] : ['ACTIVE', 'INVITED', 'LOCKED'],
      tokenExpiresUntil: query.get('tokens') ? ahead(SOON) : null,
    };
    return (await ask(ACCOUNTS, { filter, after: query.get('after') })).accounts;
  }

  heading() {
    return 'Accounts';
  }

  async make(event) {
    event.preventDefault();
    const form = event.target;
    const { name, kind, who } = form.elements;
    const input = { name: name.value.trim(), administrator: kind.value === 'administrator', auditor: kind.value === 'auditor' };
    const payload = await change(who.value === PROGRAM ? CREATE_ACCOUNT : INVITE, { input }).catch((failure) => ({ errors: [failure] }));
    this.errors = payload.errors;
    this.link = payload.invitation ?? null;
    this.made = payload.account?.name ?? null;
    if (payload.errors.length) return;
    form.reset();
    this.reload();
  }

  content(accounts) {
    if (!accounts) return html`<h1>Accounts</h1><p>Only administrators see accounts.</p>`;
    return html`
      <div class="page-head"><h1>Accounts</h1></div>
      <div class="beside">
        <section class="card"><h2>Who can sign in</h2>${this.filters()}${accounts.nodes.length ? this.table(accounts) : emptyNote('No account fits.')}</section>
        <section class="card"><h2>Make an account</h2><p>What it may do in a portfolio is given on the page People of the portfolio.</p>
          ${objections(this.errors)}
          ${this.made ? html`<p class="note good" role="status">The account ${this.made} was made. Its page makes a token for it.</p>` : nothing}
          ${this.link ? accountLink(this.link) : nothing}
          ${this.form()}</section>
      </div>
    `;
  }

  filters() {
    const { query } = this.place;
    const first = { after: null };
    return html`<form class="stack" role="search" @submit=${(event) => event.preventDefault()}>
      <label>Name <input type="search" .value=${query.get('text') ?? ''} @change=${(event) => adjust({ text: event.target.value.trim() || null, ...first })}></label>
      <label>State <select @change=${(event) => adjust({ state: event.target.value || null, ...first })}>
        <option value="">all except erased ones</option>
        ${codesOf('AccountState').map((code) => html`<option value=${code} ?selected=${query.get('state') === code}>${word('AccountState', code)}</option>`)}</select></label>
      <label class="tick"><input type="checkbox" .checked=${query.has('tokens')} @change=${(event) => adjust({ tokens: event.target.checked ? 'soon' : null, ...first })}>
        <span>with a token that ends within ${SOON} days</span></label>
    </form>`;
  }

  table({ nodes, pageInfo }) {
    return html`<table class="rows">
      <thead><tr><th scope="col">Name</th><th scope="col">Kind</th><th scope="col">State</th><th scope="col">Signs in with</th><th scope="col">Last sign-in</th><th scope="col">Tokens</th></tr></thead>
      <tbody>${nodes.map((one) => html`<tr>
        <th scope="row"><a href=${to(`/accounts/${encodeURIComponent(one.id)}`)}>${one.name}</a></th>
        <td data-label="Kind">${one.administrator ? 'administrator' : one.auditor ? 'auditor' : 'holds roles'}</td>
        <td data-label="State">${word('AccountState', one.state)}${one.linkExpiresAt ? html` <small>link until ${day(one.linkExpiresAt.slice(0, 10))}</small>` : nothing}</td>
        <td data-label="Signs in with">${word('AccountCredential', one.signsInWith)}</td>
        <td data-label="Last sign-in">${one.lastSignInAt ? day(one.lastSignInAt.slice(0, 10)) : 'never'}</td>
        <td data-label="Tokens">${tokens(one.nextTokenExpiresAt)}</td></tr>`)}</tbody>
    </table>
    ${pageInfo.hasNextPage ? html`<p class="more"><button type="button" class="link" @click=${() => adjust({ after: pageInfo.endCursor })}>More</button></p>` : nothing}`;
  }

  form() {
    return html`<form class="stack" @submit=${this.make}>
      <label>For <select name="who"><option value="person">a person: you get a link for a password</option>
        <option value=${PROGRAM}>a program: signs in with tokens only</option></select></label>
      <label>Name to sign in with <small>small letters, digits and . _ @ -</small><input name="name" required maxlength="100" autocapitalize="none" spellcheck="false" autocomplete="off"></label>
      <label>Kind <select name="kind"><option value="">holds roles in portfolios</option><option value="auditor">auditor: reads everything</option>
        <option value="administrator">administrator: may do everything</option></select></label>
      <button class="primary">Make the account</button>
    </form>`;
  }
}

function tokens(next) {
  if (!next) return 'none';
  const end = next.slice(0, 10);
  return daysBetween(ahead(0), end) <= SOON ? html`<strong>one ends on ${day(end)}</strong>` : `until ${day(end)} and later`;
}

const ahead = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

customElements.define('accounts-page', AccountsPage);
