import { html } from '../lib/lit.js';
import { moment } from '../base/figures.js';

/** A link that sets a password once, to be handed to the person. @param {{ path: string, expiresAt: string }} link */
export function accountLink({ path, expiresAt }) {
  return html`<div class="note good" role="status"><p>Hand this link to the person and to nobody else. It sets a password once, works until ${moment(expiresAt)}, and is not shown again.</p>
    <p><input readonly class="secret" aria-label="The link" .value=${location.origin + path} @focus=${(event) => event.target.select()}></p></div>`;
}
