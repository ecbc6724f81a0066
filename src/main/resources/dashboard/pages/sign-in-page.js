import { Component, html } from '../lib/lit.js';
import '../components/sign-in-form.js';

/** Where people sign in; afterwards they are where they wanted to go. */
class SignInPage extends Component {
  static properties = { place: { attribute: false } };

  signedIn() {
    const wanted = new URL(this.place.query.get('to') ?? '/', location.origin);
    location.replace(wanted.origin === location.origin ? wanted.href : '/');
  }

  view() {
    document.title = 'Sign in · CRA Registry';
    return html`
      <section class="sign-in">
        <h1 tabindex="-1">CRA Registry</h1>
        <p>What the Cyber Resilience Act and the AI Act ask of your products, and where they stand.</p>
        <sign-in-form .to=${this.place?.query.get('to') ?? '/'} @signed-in=${this.signedIn}></sign-in-form>
      </section>
    `;
  }
}

customElements.define('sign-in-page', SignInPage);
