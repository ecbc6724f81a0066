import { Component, html, nothing } from '../lib/lit.js';
import { acceptLink, signIn } from '../base/session.js';

/** Where whoever was invited, or lost a password, sets one. The link says for which account, behind # where no server reads it. */
class WelcomePage extends Component {
  static properties = { place: { attribute: false }, failure: { state: true }, busy: { state: true } };

  constructor() {
    super();
    const [, name, secret] = /^#([^:]*):(.*)$/.exec(location.hash) ?? [];
    this.name = name ?? '';
    this.secret = secret ?? '';
    this.failure = null;
    this.busy = false;
    history.replaceState(history.state, '', location.pathname);
  }

  firstUpdated() {
    this.focusOn('[name=password]');
  }

  async submit(event) {
    event.preventDefault();
    const { password, again } = event.target.elements;
    if (password.value !== again.value) {
      this.failure = { message: 'The two passwords are not the same.' };
      return;
    }
    this.busy = true;
    this.failure = null;
    try {
      const name = await acceptLink(this.secret, password.value);
      await signIn(name, password.value);
      location.replace('/');
    } catch (failure) {
      this.failure = failure;
      this.busy = false;
    }
  }

  view() {
    document.title = 'Choose a password · CRA Registry';
    return html`
      <section class="sign-in">
        <h1 tabindex="-1">CRA Registry</h1>
        ${this.secret ? this.form() : html`<p>This page needs a link that an administrator made. It works once; <a href="/sign-in">sign in</a> where you have a password already.</p>`}
      </section>
    `;
  }

  form() {
    return html`
      <p>Choose a password for the account <strong>${this.name}</strong>.</p>
      <form class="stack" @submit=${this.submit}>
        ${this.failure ? html`<p class="note bad" role="alert">${this.failure.message}</p>` : nothing}
        <input name="username" autocomplete="username" .value=${this.name} hidden>
        <label>Password <small>at least 12 characters, a sentence of your own for example</small>
          <input name="password" type="password" autocomplete="new-password" minlength="12" required></label>
        <label>Once more <input name="again" type="password" autocomplete="new-password" required></label>
        <button class="primary" ?disabled=${this.busy}>Set it and sign in</button>
      </form>
    `;
  }
}

customElements.define('welcome-page', WelcomePage);
