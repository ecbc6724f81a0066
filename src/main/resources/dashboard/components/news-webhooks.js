import { Component, html, nothing } from '../lib/lit.js';
import { ask, change, gql } from '../base/api.js';
import { moment } from '../base/figures.js';
import { may, word } from '../base/registry.js';
import { emptyNote, objections } from './notes.js';
import { wishFields, wishOf, wishWords } from './news-wish.js';

const DELIVERIES = gql`
  query Deliveries($id: ID!) {
    node(id: $id) { ... on Webhook { id deliveries(first: 20) { nodes { id kind statement happenedAt state tries triedAt nextTryAt answer } } } }
  }
`;
const CREATE_WEBHOOK = gql`
  mutation CreateWebhook($input: CreateWebhookInput!) { createWebhook(input: $input) { secret errors { code path message } } }
`;
const UPDATE_WEBHOOK = gql`
  mutation UpdateWebhook($input: UpdateWebhookInput!) { updateWebhook(input: $input) { errors { code path message } } }
`;
const ROTATE_SECRET = gql`
  mutation RotateWebhookSecret($input: RotateWebhookSecretInput!) { rotateWebhookSecret(input: $input) { secret errors { code path message } } }
`;
const REMOVE_WEBHOOK = gql`
  mutation RemoveWebhook($input: RemoveWebhookInput!) { removeWebhook(input: $input) { errors { code path message } } }
`;
const SEND_AGAIN = gql`
  mutation SendAgain($input: SendWebhookDeliveryAgainInput!) { sendWebhookDeliveryAgain(input: $input) { errors { code path message } } }
`;

/** What programs are told of a portfolio, and what became of it. */
class NewsWebhooks extends Component {
  static properties = { portfolio: { attribute: false }, errors: { state: true }, secret: { state: true }, shown: { state: true } };

  constructor() {
    super();
    this.portfolio = null;
    this.errors = [];
    this.secret = null;
    this.shown = {};
  }

  async carryOut(mutation, input) {
    const payload = await change(mutation, { input }).catch((failure) => ({ errors: [failure] }));
    this.errors = payload.errors;
    if (payload.secret) this.secret = payload.secret;
    if (!payload.errors.length) this.dispatchEvent(new CustomEvent('news-changed', { bubbles: true }));
    return payload;
  }

  async create(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    const { errors } = await this.carryOut(CREATE_WEBHOOK, { portfolio: this.portfolio.id, address: form.get('address').trim(), ...wishOf(form) });
    if (!errors.length) event.target.reset();
  }

  async show(webhook) {
    const found = await ask(DELIVERIES, { id: webhook.id }).catch((failure) => (this.errors = [failure], null));
    if (found) this.shown = { ...this.shown, [webhook.id]: found.node?.deliveries.nodes ?? [] };
  }

  async sendAgain(webhook, delivery) {
    const { errors } = await this.carryOut(SEND_AGAIN, { id: delivery.id });
    if (!errors.length) this.show(webhook);
  }

  view() {
    if (!this.portfolio) return nothing;
    const mayChange = may('OWNER', this.portfolio.id);
    const { webhooks } = this.portfolio;
    return html`
      <section class="card"><h2>Webhooks</h2><p>What programs of yours are told: signed messages after Standard Webhooks.</p>
        ${objections(this.errors)}
        ${this.secret ? html`<div class="note good"><p>Copy the secret now; it is not shown again.</p>
          <p><input readonly class="secret" aria-label="The new secret" .value=${this.secret} @focus=${(event) => event.target.select()}></p></div>` : nothing}
        ${webhooks.length ? webhooks.map((one) => this.webhook(one, mayChange)) : emptyNote('No program is told anything.')}
        ${mayChange ? this.form() : nothing}
      </section>
    `;
  }

  webhook(one, mayChange) {
    return html`
      <article><h3>${one.address}</h3><p>${wishWords(one)}</p>
        ${one.enabled ? nothing : html`<div class="note"><p>Switched off. ${one.disabledBecause}</p></div>`}
        ${one.enabled && one.failingSince ? html`<div class="note"><p>Nothing was accepted since ${moment(one.failingSince)}.</p></div>` : nothing}
        <p class="actions">
          <button type="button" class="link" @click=${() => this.show(one)} aria-label="Messages to ${one.address}">Messages</button>
          ${mayChange ? html`
            <button type="button" class="link" @click=${() => this.carryOut(UPDATE_WEBHOOK, { id: one.id, enabled: !one.enabled })} aria-label="${one.enabled ? 'Switch off' : 'Switch on'} ${one.address}">${one.enabled ? 'Switch off' : 'Switch on'}</button>
            ${one.enabled ? nothing : html`<button type="button" class="link" @click=${() => this.carryOut(UPDATE_WEBHOOK, { id: one.id, enabled: true, sendMissed: true })} aria-label="Switch on ${one.address} and send what it missed">Switch on and send what it missed</button>`}
            <button type="button" class="link" @click=${() => this.carryOut(ROTATE_SECRET, { id: one.id })} aria-label="Replace the secret of ${one.address}">Replace the secret</button>
            <button type="button" class="link" @click=${() => this.carryOut(REMOVE_WEBHOOK, { id: one.id })} aria-label="Remove ${one.address}">Remove</button>` : nothing}
        </p>
        ${this.shown[one.id] ? this.deliveries(one, this.shown[one.id], mayChange) : nothing}
      </article>
    `;
  }

  deliveries(webhook, deliveries, mayChange) {
    if (!deliveries.length) return emptyNote('Nothing was sent yet.');
    return html`<table class="rows">
      <thead><tr><th scope="col">What</th><th scope="col">State</th><th scope="col">Last answer</th>${mayChange ? html`<td></td>` : nothing}</tr></thead>
      <tbody>${deliveries.map((one) => html`<tr><th scope="row">${word('NewsKind', one.kind)}<br><small>${one.statement}</small></th>
        <td data-label="State">${word('WebhookDeliveryState', one.state)}<br><small>${one.nextTryAt ? `tried again ${moment(one.nextTryAt)}` : moment(one.triedAt)}</small></td>
        <td data-label="Last answer">${one.answer ?? 'none yet'}</td>
        ${mayChange ? html`<td><button type="button" class="link" @click=${() => this.sendAgain(webhook, one)}>Send again</button></td>` : nothing}</tr>`)}</tbody></table>`;
  }

  form() {
    return html`
      <h3>Tell another program</h3>
      <form class="stack" @submit=${this.create}>
        <label>Address <small>begins with https://</small><input type="url" name="address" required maxlength="2000"></label>
        ${wishFields({ kinds: [], leadTimes: [90, 30, 7] })}
        <button class="primary">Make a webhook</button>
      </form>
    `;
  }
}

customElements.define('news-webhooks', NewsWebhooks);
