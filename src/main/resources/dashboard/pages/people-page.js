import { html, nothing } from '../lib/lit.js';
import { ask, change, gql } from '../base/api.js';
import { Page } from '../base/page.js';
import { codesOf, may, term, word } from '../base/registry.js';
import { emptyNote, objections } from '../components/notes.js';

const MEMBERS = gql`
  query Members($key: String!) { portfolio(key: $key) { id key name members(first: 100) { nodes { account role } pageInfo { hasNextPage } } } }
`;
const GRANT = gql`
  mutation GrantRole($input: GrantRoleInput!) { grantRole(input: $input) { errors { code path message } } }
`;
const REVOKE = gql`
  mutation RevokeRole($input: RevokeRoleInput!) { revokeRole(input: $input) { errors { code path message } } }
`;

/** Who holds which role in a portfolio; its owners give and take roles. */
class PeoplePage extends Page {
  static properties = { errors: { state: true } };

  constructor() {
    super();
    this.errors = [];
  }

  async load({ params }) {
    return (await ask(MEMBERS, { key: params.key })).portfolio;
  }

  heading(portfolio) {
    return portfolio ? `People of ${portfolio.name}` : '';
  }

  async carryOut(mutation, input) {
    try {
      this.errors = (await change(mutation, { input })).errors;
    } catch (failure) {
      this.errors = [failure];
    }
    if (!this.errors.length) this.reload();
    return !this.errors.length;
  }

  async grant(event, portfolio) {
    event.preventDefault();
    const form = event.target;
    const { account, role } = form.elements;
    if (await this.carryOut(GRANT, { portfolio: portfolio.id, account: account.value.trim(), role: role.value })) form.reset();
  }

  content(portfolio) {
    if (!portfolio) return html`<h1>There is no such portfolio</h1><p>Or you may not see it.</p>`;
    const mayChange = may('OWNER', portfolio.id);
    return html`
      <div class="page-head"><h1>People</h1></div>
      ${objections(this.errors)}
      <div class="beside">
        <section class="card"><h2>Who may do what</h2>${portfolio.members.nodes.length ? this.table(portfolio, mayChange) : emptyNote('Nobody holds a role yet.')}
          <p class="more"><small>Administrators may do everything, and auditors read everything, without holding a role.</small></p></section>
        <section class="card">${mayChange ? this.form(portfolio) : this.roles()}</section>
      </div>
    `;
  }

  table(portfolio, mayChange) {
    return html`
      <table class="rows">
        <thead><tr><th scope="col">Account</th><th scope="col">Role</th>${mayChange ? html`<td></td>` : nothing}</tr></thead>
        <tbody>${portfolio.members.nodes.map((one) => html`<tr><th scope="row">${one.account}</th><td data-label="Role">${word('Role', one.role)}</td>
          ${mayChange ? html`<td><button type="button" class="link" @click=${() => this.carryOut(REVOKE, { portfolio: portfolio.id, account: one.account })}>Take the role of ${one.account}</button></td>` : nothing}</tr>`)}</tbody>
      </table>
    `;
  }

  form(portfolio) {
    return html`
      <h2>Give a role</h2>
      <form class="stack" @submit=${(event) => this.grant(event, portfolio)}>
        <label>Account <small>the name somebody signs in with</small><input name="account" required autocapitalize="none" spellcheck="false"></label>
        <label>Role <select name="role">${codesOf('Role').map((code) => html`<option value=${code}>${word('Role', code)}</option>`)}</select></label>
        <button class="primary">Give the role</button>
      </form>
      ${this.roles()}
    `;
  }

  roles() {
    return html`<dl class="meanings">${codesOf('Role').map((code) => html`<div><dt>${word('Role', code)}</dt><dd>${term('Role', code)?.explanation}</dd></div>`)}</dl>
      <p><small>Each role may also do what the roles above it may.</small></p>`;
  }
}

customElements.define('people-page', PeoplePage);
