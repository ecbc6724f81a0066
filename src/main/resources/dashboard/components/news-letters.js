import { Component, html, nothing } from '../lib/lit.js';
import { change, gql } from '../base/api.js';
import { codesOf, viewer, word } from '../base/registry.js';
import { objections } from './notes.js';
import { wishFields, wishOf } from './news-wish.js';

const SET_ADDRESS = gql`
  mutation SetMailAddress($input: SetMailAddressInput!) { setMailAddress(input: $input) { errors { code path message } } }
`;
const CONFIRM_ADDRESS = gql`
  mutation ConfirmMailAddress($input: ConfirmMailAddressInput!) { confirmMailAddress(input: $input) { errors { code path message } } }
`;
const CHOOSE_NEWS = gql`
  mutation ChooseNews($input: ChooseNewsInput!) { chooseNews(input: $input) { errors { code path message } } }
`;
const USUAL = { kinds: [], leadTimes: [90, 30, 7], frequency: 'WEEKLY' };
const IN_LETTER = /^#confirm=([\w-]+)$/;

/** Where e-mails to the reader go, and what is in those about a portfolio. */
class NewsLetters extends Component {
  static properties = { mail: { attribute: false }, portfolio: { attribute: false }, errors: { state: true }, kept: { state: true } };

  constructor() {
    super();
    this.mail = null;
    this.portfolio = null;
    this.errors = { address: [], choice: [] };
    this.kept = false;
  }

  /** A link in an e-mail leads here, and carries the code where no server and no log sees it. */
  firstUpdated() {
    const code = IN_LETTER.exec(location.hash)?.[1];
    if (!code) return;
    history.replaceState(null, '', location.pathname + location.search);
    this.carryOut('address', CONFIRM_ADDRESS, { code });
  }

  async carryOut(place, mutation, input) {
    const { errors } = await change(mutation, { input }).catch((failure) => ({ errors: [failure] }));
    this.errors = { ...this.errors, [place]: errors };
    if (!errors.length) this.dispatchEvent(new CustomEvent('news-changed', { bubbles: true }));
    return !errors.length;
  }

  setAddress(event) {
    event.preventDefault();
    this.carryOut('address', SET_ADDRESS, { address: event.target.elements.address.value.trim() });
  }

  confirm(event) {
    event.preventDefault();
    this.carryOut('address', CONFIRM_ADDRESS, { code: event.target.elements.code.value.trim() });
  }

  async choose(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    this.kept = await this.carryOut('choice', CHOOSE_NEWS, { portfolio: this.portfolio.id, ...wishOf(form), frequency: form.get('frequency') });
  }

  view() {
    if (!this.mail) return nothing;
    return html`
      ${this.mail.enabled ? nothing : html`<div class="note"><p>${this.mail.disabledBecause}</p></div>`}
      <div class="beside">
        <section class="card"><h2>E-mails go to</h2>${this.address()}</section>
        ${this.portfolio ? html`<section class="card"><h2>E-mails about ${this.portfolio.name}</h2>${this.choice()}</section>` : nothing}
      </div>
    `;
  }

  address() {
    const { address, unconfirmedAddress, problem } = this.mail;
    return html`
      <p>${address ?? 'You have confirmed no address: no e-mails are sent to you.'}
        ${address ? html`<button type="button" class="link" @click=${() => this.carryOut('address', SET_ADDRESS, { address: null })}>Send no more e-mails</button>` : nothing}</p>
      ${problem ? html`<div class="note"><p>${problem}</p></div>` : nothing}
      ${objections(this.errors.address)}
      ${unconfirmedAddress
        ? html`<form class="stack" @submit=${this.confirm}><p>An e-mail with a code was sent to ${unconfirmedAddress}. Open the link in it, or enter the code.</p>
            <label>Code<input name="code" required autocomplete="one-time-code" spellcheck="false"></label><button class="primary">Confirm the address</button></form>`
        : nothing}
      ${viewer().readOnly ? nothing : html`
        <form class="stack" @submit=${this.setAddress}>
          <label>${address || unconfirmedAddress ? 'Another address' : 'Your address'}<input type="email" name="address" required autocomplete="email" maxlength="254"></label>
          <button>Send a code there</button>
        </form>`}
    `;
  }

  choice() {
    const chosen = this.portfolio.newsChoice ?? USUAL;
    return html`
      ${objections(this.errors.choice)}
      <form class="stack" @submit=${this.choose} @input=${() => (this.kept = false)}>
        ${wishFields(chosen)}
        <label>How often <select name="frequency">${codesOf('NewsFrequency').map((code) => html`<option value=${code} ?selected=${code === chosen.frequency}>${word('NewsFrequency', code)}</option>`)}</select></label>
        <button class="primary">Keep this choice</button>
        <p role="status">${this.kept ? 'Your choice is kept.' : nothing}</p>
      </form>
    `;
  }
}

customElements.define('news-letters', NewsLetters);
