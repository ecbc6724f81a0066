import { html, nothing } from '../lib/lit.js';
import { ask, change, gql } from '../base/api.js';
import { day } from '../base/figures.js';
import { Page } from '../base/page.js';
import { emptyNote, objections } from '../components/notes.js';

const ACCOUNT = gql`
  query Account {
    viewer { account administrator auditor profile { signsInWith } tokens(first: 100) { nodes { id label readOnly calendarOf { name } createdAt expiresAt } } }
  }
`;
const CREATE_TOKEN = gql`
  mutation CreateToken($input: CreateTokenInput!) {
    createToken(input: $input) { newToken { secret token { id label } } errors { code path message } }
  }
`;
const REVOKE_TOKEN = gql`
  mutation RevokeToken($input: RevokeTokenInput!) { revokeToken(input: $input) { errors { code path message } } }
`;
const CHANGE_PASSWORD = gql`
  mutation ChangePassword($input: ChangePasswordInput!) { changePassword(input: $input) { errors { code path message } } }
`;

/** The reader's own account: password and access tokens. */
class AccountPage extends Page {
  static properties = { errors: { state: true }, secret: { state: true } };

  constructor() {
    super();
    this.errors = { token: [], password: [] };
    this.secret = null;
  }

  async load() {
    return (await ask(ACCOUNT)).viewer;
  }

  heading() {
    return 'Your account';
  }

  async carryOut(place, mutation, input) {
    const payload = await change(mutation, { input }).catch((failure) => ({ errors: [failure] }));
    this.errors = { ...this.errors, [place]: payload.errors };
    return payload;
  }

  async createToken(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    const payload = await this.carryOut('token', CREATE_TOKEN, {
      label: form.get('label').trim(), readOnly: form.has('readOnly'), expiresOn: form.get('expiresOn') || null,
    });
    if (payload.errors.length) return;
    event.target.reset();
    this.secret = payload.newToken.secret;
    this.reload();
  }

  async revoke(token) {
    const { errors } = await this.carryOut('token', REVOKE_TOKEN, { id: token.id });
    if (!errors.length) this.reload();
  }

  async changePassword(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    const { errors } = await this.carryOut('password', CHANGE_PASSWORD, {
      currentPassword: form.get('currentPassword'), newPassword: form.get('newPassword'),
    });
    if (!errors.length) location.assign('/sign-in?to=/account');
  }

  content(viewer) {
    return html`
      <div class="page-head"><h1>${viewer.account}</h1><p class="lead">${viewer.administrator ? 'Administrator: may do everything in this registry' : viewer.auditor ? 'Auditor: reads everything in this registry' : 'Your account'}</p></div>
      <div class="beside">
        <section class="card"><h2>Access tokens</h2><p>What programs sign in with in place of your password.</p>
          ${this.secret ? html`<div class="note good"><p>Copy the token now; it is not shown again.</p>
            <p><input readonly class="secret" aria-label="The new token" .value=${this.secret} @focus=${(event) => event.target.select()}></p></div>` : nothing}
          ${objections(this.errors.token)}
          ${viewer.tokens.nodes.length ? this.tokens(viewer.tokens.nodes) : emptyNote('You have no tokens.')}
          <form class="stack" @submit=${this.createToken}>
            <label>What it is for<input name="label" required maxlength="200"></label>
            <label>Last day <small>90 days from now where it is empty</small><input type="date" name="expiresOn"></label>
            <label class="tick"><input type="checkbox" name="readOnly" checked> <span>May only read</span></label>
            <button class="primary">Make a token</button>
          </form></section>
        ${viewer.profile.signsInWith === 'PASSWORD' ? this.password(viewer) : nothing}
      </div>
    `;
  }

  password(viewer) {
    return html`<section class="card"><h2>Password</h2><p>Afterwards you sign in again, wherever you are signed in.</p>${objections(this.errors.password)}
          <form class="stack" @submit=${this.changePassword}>
            <input name="username" autocomplete="username" .value=${viewer.account} hidden>
            <label>Current password<input type="password" name="currentPassword" required autocomplete="current-password"></label>
            <label>New password <small>at least 12 characters</small><input type="password" name="newPassword" required minlength="12" autocomplete="new-password"></label>
            <button class="primary">Change it</button>
          </form></section>`;
  }

  tokens(tokens) {
    return html`<table class="rows">
      <thead><tr><th scope="col">For</th><th scope="col">May</th><th scope="col">Until</th><td></td></tr></thead>
      <tbody>${tokens.map((one) => html`<tr><th scope="row">${one.label}</th>
        <td data-label="May">${one.calendarOf ? `read the calendar of ${one.calendarOf.name}` : one.readOnly ? 'only read' : 'do what you may do'}</td>
        <td data-label="Until">${day(one.expiresAt.slice(0, 10))}</td>
        <td><button type="button" class="link" @click=${() => this.revoke(one)} aria-label="Take back ${one.label}">Take back</button></td></tr>`)}</tbody></table>`;
  }
}

customElements.define('account-page', AccountPage);
