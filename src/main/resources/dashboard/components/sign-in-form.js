import { Component, html, nothing } from '../lib/lit.js';
import { signIn, signInOptions } from '../base/session.js';

/**
 * Asks for name and password, and offers the sign-on of an organisation; sends the event `signed-in` once they were right.
 *
 * @property {string} to where to go after a sign-on
 */
class SignInForm extends Component {
  static properties = { to: { attribute: false }, failure: { state: true }, busy: { state: true }, options: { state: true } };

  constructor() {
    super();
    this.to = '';
    this.failure = null;
    this.busy = false;
    this.options = { passwords: true, providers: [] };
  }

  async connectedCallback() {
    super.connectedCallback();
    this.options = await signInOptions(new URLSearchParams(location.search).get('refused'));
    if (this.options.problem) this.failure = { message: this.options.problem };
  }

  firstUpdated() {
    this.focusOn('[name=name]');
  }

  async submit(event) {
    event.preventDefault();
    const { name, password } = event.target.elements;
    this.busy = true;
    this.failure = null;
    try {
      await signIn(name.value, password.value);
      this.dispatchEvent(new CustomEvent('signed-in', { detail: name.value.trim() }));
    } catch (failure) {
      this.failure = failure;
      password.select();
    } finally {
      this.busy = false;
    }
  }

  view() {
    return html`${this.failure && !this.options.passwords ? this.complaint() : nothing}${this.providers()}${this.options.passwords ? this.form() : nothing}`;
  }

  complaint() {
    return html`<p class="note bad" role="alert">${this.failure.message}</p>`;
  }

  providers() {
    const wanted = this.to || location.pathname + location.search;
    return this.options.providers.map((one) => html`<p><a class="button" href="${one.path}?to=${encodeURIComponent(wanted)}">Sign in with ${one.name}</a></p>`);
  }

  form() {
    return html`
      <form @submit=${this.submit}>
        ${this.failure ? this.complaint() : nothing}
        <label>Name <input name="name" autocomplete="username" autocapitalize="none" spellcheck="false" required></label>
        <label>Password <input name="password" type="password" autocomplete="current-password" required></label>
        <button class="primary" ?disabled=${this.busy}>Sign in</button>
      </form>
    `;
  }
}

customElements.define('sign-in-form', SignInForm);
