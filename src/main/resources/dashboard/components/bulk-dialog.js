import { Component, html, nothing } from '../lib/lit.js';
import { change, gql } from '../base/api.js';
import { to } from '../base/address.js';
import { codesOf, word } from '../base/registry.js';
import { shape } from './status-chip.js';

const RESPONSIBLE = gql`
  mutation SetResponsible($input: UpdateProductInput!) { updateProduct(input: $input) { errors { code path message } } }
`;
const WITHDRAW = gql`
  mutation Withdraw($input: WithdrawProductInput!) { withdrawProduct(input: $input) { errors { code path message } } }
`;
const REQUIREMENTS = gql`
  mutation Assess($input: AssessRequirementsInput!) { assessRequirements(input: $input) { errors { code path message } } }
`;

/**
 * What can be done with several products: what is asked for, and what is sent for each of them.
 *
 * @type {Record<string, { label: string, button: string, needsReason?: boolean, fields: () => unknown, send: (product: any, form: FormData) => Promise<any> }>}
 */
const ACTIONS = {
  responsible: {
    label: 'Set who is responsible',
    button: 'Set',
    fields: () => html`<label>Responsible <small>a person or a team of your organisation; empty for nobody</small><input name="responsible" maxlength="200"></label>`,
    send: (product, form) => change(RESPONSIBLE, { input: { ...known(product), responsible: form.get('responsible').trim() || null, reason: reasonOf(form) } }),
  },
  standings: {
    label: 'Record how they stand to requirements',
    button: 'Record',
    fields: () => html`
      <label>Standing <select name="standing">${codesOf('RequirementStandingValue').map((code) => html`<option value=${code}>${word('RequirementStandingValue', code)}</option>`)}</select></label>
      <label>Where it is shown, or why it is not applicable <textarea name="note" rows="2" maxlength="4000"></textarea></label>
      <fieldset class="ticks"><legend>Requirements of Annex I</legend>
        ${codesOf('RequirementCode').map((code) => html`<label class="tick"><input type="checkbox" name="codes" value=${code}> <span>${word('RequirementCode', code)}</span></label>`)}</fieldset>
    `,
    send: (product, form) => change(REQUIREMENTS, { input: {
      products: [known(product)],
      requirements: form.getAll('codes').map((code) => ({ code, standing: form.get('standing'), note: form.get('note').trim() || null })),
      reason: reasonOf(form),
    } }),
  },
  withdraw: {
    label: 'Withdraw',
    button: 'Withdraw them',
    needsReason: true,
    fields: () => html`<p>They leave the portfolio; their history stays, and their references can be used again.</p>`,
    send: (product, form) => change(WITHDRAW, { input: { ...known(product), reason: reasonOf(form) } }),
  },
};

const known = (product) => ({ id: product.id, expectedRevision: product.revision });

const reasonOf = (form) => form.get('reason').trim() || null;

/** Buttons for what can be done with the chosen products. */
export function bulkActions(portfolio, chosen, done) {
  const open = (name) => {
    const dialog = document.createElement('bulk-dialog');
    dialog.action = name;
    dialog.products = [...chosen.values()];
    dialog.done = done;
    document.body.append(dialog);
  };
  return Object.entries(ACTIONS).map(([name, { label }]) => html`<button type="button" @click=${() => open(name)}>${label} …</button>`);
}

/** Does one thing with several products, each by itself: what one of them refuses does not stop the others. */
class BulkDialog extends Component {
  static properties = { results: { state: true }, running: { state: true }, objection: { state: true } };

  constructor() {
    super();
    this.action = '';
    this.products = [];
    this.done = () => {};
    this.results = new Map();
    this.running = false;
    this.objection = null;
  }

  firstUpdated() {
    const dialog = this.querySelector('dialog');
    dialog.showModal();
    dialog.addEventListener('close', () => {
      this.remove();
      if (this.results.size) this.done();
    });
  }

  updated() {
    this.querySelector('dialog > button')?.focus(); // There once all is done.
  }

  async submit(event) {
    event.preventDefault();
    const form = new FormData(event.target);
    this.objection = this.action === 'standings' && !form.has('codes') ? 'Tick at least one requirement.' : null;
    if (this.objection) return;
    this.running = true;
    for (const product of this.products) {
      const errors = await ACTIONS[this.action].send(product, form).then(
        (payload) => payload.errors,
        (failure) => [{ message: failure.message }],
      );
      this.results = new Map(this.results).set(product.id, errors);
    }
    this.running = false;
  }

  view() {
    const { label, button, fields, needsReason } = ACTIONS[this.action];
    const finished = this.results.size === this.products.length;
    return html`
      <dialog aria-labelledby="bulk-title" class="bulk" @cancel=${(event) => this.running && event.preventDefault()}>
        <h2 id="bulk-title">${label}</h2>
        <p>${this.products.length} ${this.products.length === 1 ? 'product' : 'products'}: ${this.products.slice(0, 3).map((one) => one.name).join(', ')}${this.products.length > 3 ? ' …' : ''}</p>
        ${this.results.size || this.running ? this.progress() : nothing}
        <form class="stack" @submit=${this.submit} ?hidden=${this.results.size > 0}>
          ${this.objection ? html`<p class="note bad" role="alert">${this.objection}</p>` : nothing}
          ${fields()}
          <label>Reason ${needsReason ? nothing : html`<small>for the history; may stay empty</small>`}<textarea name="reason" rows="2" maxlength="4000" ?required=${needsReason}></textarea></label>
          <div class="actions"><button class="primary" ?disabled=${this.running}>${button}</button>
            <button type="button" @click=${this.close}>Cancel</button></div>
        </form>
        ${finished ? html`<button type="button" class="primary" @click=${this.close}>Done</button>` : nothing}
      </dialog>
    `;
  }

  progress() {
    const refused = this.products.filter((one) => this.results.get(one.id)?.length);
    return html`
      <progress max=${this.products.length} .value=${this.results.size} aria-label="Progress"></progress>
      <p role="status">${this.results.size - refused.length} of ${this.products.length} done${refused.length ? `, ${refused.length} refused` : ''}</p>
      <ul class="results">${refused.map((one) => html`<li>${shape('bad')} <a href=${to(`/products/${encodeURIComponent(one.id)}`)} target="_blank">${one.name}</a>:
        ${this.results.get(one.id).map((error) => error.message).join(' ')}</li>`)}</ul>
    `;
  }

  close() {
    this.querySelector('dialog').close();
  }
}

customElements.define('bulk-dialog', BulkDialog);
