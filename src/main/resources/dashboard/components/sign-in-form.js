import { html, nothing } from '../lib/lit.js';
import { Component } from '../base/component.js';
import { signIn } from '../base/session.js';

/** Asks for name and password; sends the event `signed-in` once they were right. */
class SignInForm extends Component {
  static properties = { failure: { state: true }, busy: { state: true } };

  constructor() {
    super();
    this.failure = null;
    this.busy = false;
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
    return html`
      <form @submit=${this.submit}>
        ${this.failure ? html`<p class="note bad" role="alert">${this.failure.message}</p>` : nothing}
        <label>Name <input name="name" autocomplete="username" autocapitalize="none" spellcheck="false" required autofocus></label>
        <label>Password <input name="password" type="password" autocomplete="current-password" required></label>
        <button class="primary" ?disabled=${this.busy}>Sign in</button>
      </form>
    `;
  }
}

customElements.define('sign-in-form', SignInForm);
