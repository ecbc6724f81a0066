import { html, nothing } from '../lib/lit.js';
import { ask, change, gql } from '../base/api.js';
import { to } from '../base/address.js';
import { day, moment } from '../base/figures.js';
import { Page } from '../base/page.js';
import { ready, viewer, word } from '../base/registry.js';
import { accountLink } from '../components/account-link.js';
import { emptyNote, objections } from '../components/notes.js';

const PERSON = gql`
  query Person($id: ID!) {
    node(id: $id) {
      ... on Account {
        id name administrator auditor state signsInWith createdAt lastSignInAt lockedAt linkExpiresAt
        tokens(first: 100) { nodes { id label readOnly calendarOf { name } createdAt expiresAt } }
        roles(first: 100) { nodes { role portfolio { key name } } }
        sessions { createdAt usedAt }
        responsibleFor { products portfolio { key name } }
      }
    }
  }
`;
const RESET = gql`
  mutation ResetPassword($input: ResetPasswordInput!) { resetPassword(input: $input) { link { path expiresAt } errors { code path message } } }
`;
const LOCK = gql`
  mutation LockAccount($input: LockAccountInput!) { lockAccount(input: $input) { errors { code path message } } }
`;
const UNLOCK = gql`
  mutation UnlockAccount($input: UnlockAccountInput!) { unlockAccount(input: $input) { errors { code path message } } }
`;
const TAKE_BACK = gql`
  mutation TakeBack($input: RevokeTokenInput!) { revokeToken(input: $input) { errors { code path message } } }
`;
const TOKEN_FOR = gql`
  mutation TokenFor($input: CreateTokenInput!) { createToken(input: $input) { newToken { secret } errors { code path message } } }
`;
const HAND_OVER = gql`
  mutation HandOver($input: HandOverInput!) {
    handOver(input: $input) {
      handover { remaining products { product { name } errors { message } } roles { role now portfolio { name } } }
      errors { code path message }
    }
  }
`;
const ERASE = gql`
  mutation EraseAccount($input: EraseAccountInput!) { eraseAccount(input: $input) { erased { kept } errors { code path message } } }
`;

/** One account as administrators see it: what it has, and what can be done with it. */
class PersonPage extends Page {
  static properties = { errors: { state: true }, link: { state: true }, secret: { state: true }, handover: { state: true }, kept: { state: true } };

  constructor() {
    super();
    this.errors = {};
    this.link = null;
    this.secret = null;
    this.handover = null;
    this.kept = null;
  }

  async load({ params }) {
    await ready();
    return viewer().administrator ? (await ask(PERSON, { id: params.id })).node : null;
  }

  heading(account) {
    return account?.name ?? 'Account';
  }

  async carryOut(place, mutation, input) {
    const payload = await change(mutation, { input }).catch((failure) => ({ errors: [failure] }));
    this.errors = { [place]: payload.errors };
    if (!payload.errors.length) this.reload();
    return payload;
  }

  content(account) {
    if (!account?.name) return html`<h1>There is no such account</h1><p>Or you may not see it.</p>`;
    const gone = account.state === 'ERASED';
    return html`
      <div class="page-head"><h1>${account.name}</h1>
        <p class="lead">${word('AccountState', account.state)} · ${word('AccountCredential', account.signsInWith)} · ${account.lastSignInAt ? `last signed in ${moment(account.lastSignInAt)}` : 'never signed in'}</p>
        <p class="actions"><button type="button" @click=${() => download(account)}>Download what is kept</button></p></div>
      ${this.kept ? html`<div class="note look" role="status"><p>The account was erased. Kept is:</p><ul>${this.kept.map((one) => html`<li>${one}</li>`)}</ul></div>` : nothing}
      <div class="beside">
        <div>${this.tokens(account, gone)}${this.held(account)}</div>
        <div>${gone ? nothing : html`${this.signingIn(account)}${this.farewell(account)}`}</div>
      </div>
    `;
  }

  tokens(account, gone) {
    return html`<section class="card"><h2>Access tokens</h2>${objections(this.errors.tokens)}
      ${this.secret ? html`<div class="note good" role="status"><p>Copy the token now; it is not shown again.</p>
        <p><input readonly class="secret" aria-label="The new token" .value=${this.secret} @focus=${(event) => event.target.select()}></p></div>` : nothing}
      ${account.tokens.nodes.length ? html`<table class="rows">
        <thead><tr><th scope="col">For</th><th scope="col">May</th><th scope="col">Until</th><td></td></tr></thead>
        <tbody>${account.tokens.nodes.map((one) => html`<tr><th scope="row">${one.label}</th>
          <td data-label="May">${one.calendarOf ? `read the calendar of ${one.calendarOf.name}` : one.readOnly ? 'only read' : 'do what the account may do'}</td>
          <td data-label="Until">${day(one.expiresAt.slice(0, 10))}</td>
          <td><button type="button" class="link" @click=${() => this.carryOut('tokens', TAKE_BACK, { id: one.id })} aria-label="Take back ${one.label}">Take back</button></td></tr>`)}</tbody></table>`
        : emptyNote('It has no tokens.')}
      ${gone || account.signsInWith === 'PROVIDER' ? nothing : html`<form class="stack" @submit=${(event) => this.newToken(event, account)}>
        <label>What a new token is for<input name="label" required maxlength="200"></label>
        <label>Last day <small>90 days from now where it is empty</small><input type="date" name="expiresOn"></label>
        <label class="tick"><input type="checkbox" name="readOnly" checked> <span>May only read</span></label>
        <button>Make a token</button></form>`}</section>`;
  }

  async newToken(event, account) {
    event.preventDefault();
    const form = new FormData(event.target);
    const payload = await this.carryOut('tokens', TOKEN_FOR, {
      account: account.name, label: form.get('label').trim(), readOnly: form.has('readOnly'), expiresOn: form.get('expiresOn') || null,
    });
    this.secret = payload.newToken?.secret ?? null;
  }

  held(account) {
    return html`<section class="card"><h2>What it stands for</h2>
      ${account.roles.nodes.length || account.responsibleFor.length ? html`<ul>
        ${account.roles.nodes.map((one) => html`<li>${word('Role', one.role)} in <a href=${to(`/portfolios/${encodeURIComponent(one.portfolio.key)}/people`)}>${one.portfolio.name}</a></li>`)}
        ${account.responsibleFor.map((one) => html`<li>Responsible for <a href=${to(`/portfolios/${encodeURIComponent(one.portfolio.key)}/products`, { responsible: account.name })}>${one.products} ${one.products === 1 ? 'product' : 'products'}</a> in ${one.portfolio.name}</li>`)}</ul>`
        : emptyNote('It holds no role, and no product names it as responsible.')}
      ${account.sessions.length ? html`<h3>Signed in browsers</h3><ul>${account.sessions.map((one) => html`<li>since ${moment(one.createdAt)}, used ${moment(one.usedAt)}</li>`)}</ul>` : nothing}</section>`;
  }

  signingIn(account) {
    const locked = account.state === 'LOCKED';
    return html`<section class="card"><h2>Signing in</h2>${objections(this.errors.signing)}${this.link ? accountLink(this.link) : nothing}
      ${locked ? html`<p>Locked since ${moment(account.lockedAt)}. Nothing of it works.</p>` : nothing}
      <p class="actions">
        <button type="button" @click=${() => this.carryOut('signing', locked ? UNLOCK : LOCK, { account: account.name })}>${locked ? 'Unlock' : 'Lock'}</button>
        ${locked || account.signsInWith === 'PROVIDER' ? nothing : html`<button type="button" @click=${() => this.reset(account)}>${account.state === 'INVITED' ? 'Invite anew' : 'Reset the password'}</button>`}
      </p></section>`;
  }

  async reset(account) {
    const payload = await this.carryOut('signing', RESET, { account: account.name });
    this.link = payload.link ?? null;
  }

  farewell(account) {
    return html`<section class="card"><h2>When somebody leaves</h2>${objections(this.errors.leaving)}${this.handover ? handedOver(this.handover) : nothing}
      <form class="stack" @submit=${(event) => this.handOver(event, account)}>
        <label>Who takes over <small>the name of an account</small><input name="to" required autocapitalize="none" spellcheck="false"></label>
        <label>Entered on products as <small>names, separated by commas</small><input name="enteredAs" .value=${account.name}></label>
        <label class="tick"><input type="checkbox" name="roles" checked> <span>Hand over the roles as well</span></label>
        <label>Why<input name="reason" maxlength="4000"></label>
        <button>Hand over</button>
      </form>
      <form class="stack" @submit=${(event) => this.erase(event, account)}>
        <label>Why it is erased <small>the name, roles, tokens and sessions go for good; the history keeps the name</small><input name="reason" required maxlength="4000"></label>
        <button>Erase the account</button>
      </form></section>`;
  }

  async handOver(event, account) {
    event.preventDefault();
    const form = new FormData(event.target);
    const payload = await this.carryOut('leaving', HAND_OVER, {
      from: account.name,
      to: form.get('to').trim(),
      enteredAs: form.get('enteredAs').split(',').map((one) => one.trim()).filter(Boolean),
      roles: form.has('roles'),
      reason: form.get('reason').trim() || null,
    });
    this.handover = payload.handover ?? null;
  }

  async erase(event, account) {
    event.preventDefault();
    const payload = await this.carryOut('leaving', ERASE, { account: account.name, reason: new FormData(event.target).get('reason').trim() });
    this.kept = payload.erased?.kept ?? null;
  }
}

function handedOver({ products, roles, remaining }) {
  const refused = products.filter((one) => one.errors.length);
  return html`<div class="note ${refused.length ? 'look' : 'good'}" role="status">
    <p>${products.length - refused.length} ${products.length - refused.length === 1 ? 'product was' : 'products were'} handed over${roles.length ? `, and ${roles.length} ${roles.length === 1 ? 'role' : 'roles'}` : ''}.</p>
    ${refused.length ? html`<ul>${refused.map((one) => html`<li>${one.product?.name}: ${one.errors[0].message}</li>`)}</ul>` : nothing}
    ${remaining > refused.length ? html`<p>${remaining} more are left; hand over again.</p>` : nothing}</div>`;
}

/** What is kept about a person, as a file for that person. */
function download(account) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([JSON.stringify(account, null, 2)], { type: 'application/json' }));
  link.download = `${account.name}.json`;
  link.click();
  URL.revokeObjectURL(link.href);
}

customElements.define('person-page', PersonPage);
