import { html, nothing } from '../lib/lit.js';
import { Page } from '../base/page.js';
import { moment } from '../base/figures.js';
import { word } from '../base/registry.js';
import { answerWords } from './answer-field.js';
import { signClass } from './class-decision.js';
import { editIdentity, identity } from './product-identity.js';
import { mayChange } from './product-links.js';
import { readRecord } from './product-record.js';
import { citation } from './notes.js';
import './fact-editor.js';

/** Everything that was answered about a product, by act and group; what is not answered looks other than a no. */
class ProductFacts extends Page {
  static properties = { product: { attribute: false }, editing: { state: true }, openOnly: { state: true } };

  constructor() {
    super();
    this.editing = null;
    this.openOnly = false;
    this.addEventListener('product-changed', () => this.reload());
  }

  async load({ params, query }) {
    this.wanted = query.get('fact');
    return readRecord(params.id);
  }

  updated() {
    if (!this.data || !this.wanted) return;
    const row = this.querySelector(`[data-fact="${CSS.escape(this.wanted)}"]`);
    this.editing = mayChange(this.product) ? this.wanted : null;
    this.wanted = null;
    row?.scrollIntoView({ block: 'center' });
  }

  content({ questions, record }) {
    const asked = questions.filter((one) => one.fact in record.facts);
    const missing = asked.filter((one) => record.facts[one.fact] === null);
    const shown = this.openOnly ? missing : asked;
    return html`
      ${identity(record, mayChange(this.product) ? () => editIdentity(record, () => this.changed()) : null)}
      <div class="facts-tools"><p class="lead"><strong>${asked.length - missing.length}</strong> of ${asked.length} facts are answered. What does not matter for this product may stay open.</p>
        <label class="tick"><input type="checkbox" .checked=${this.openOnly} @change=${(event) => (this.openOnly = event.target.checked)}> <span>Only what is not answered</span></label></div>
      ${byAct(shown).map(([act, groups]) => html`<section class="facts-act"><h2>${act}</h2>
        ${groups.map(([group, all]) => html`<div class="card facts-group"><h3>${group.title} <small>${group.purpose}</small></h3>
          <ul class="facts">${all.map((question) => this.row(question, record))}</ul></div>`)}</section>`)}
    `;
  }

  changed() {
    this.dispatchEvent(new CustomEvent('product-changed', { bubbles: true }));
  }

  row(question, record) {
    const { fact } = question;
    const value = record.facts[fact];
    const open = this.product.determination?.openQuestions.some((one) => one.fact === fact);
    const editing = this.editing === fact;
    return html`
      <li class="fact" data-fact=${fact}>
        <div class="fact-question"><span>${question.question}</span> ${citation(question.citation)}</div>
        <div class="fact-answer">${answerWords(question, value)}
          ${record.fromPortfolio.includes(fact) ? html`<span class="tag">from the portfolio</span>` : nothing}
          ${open ? html`<span class="tag ask">needed</span>` : nothing}
          ${fact === 'coreFunctionality' ? this.signature(record) : nothing}</div>
        ${mayChange(this.product)
          ? html`<button type="button" class="quiet" aria-expanded=${editing} aria-label="Change the answer: ${question.header}" @click=${() => this.edit(editing ? null : fact)}>${editing ? 'Close' : 'Change'}</button>`
          : nothing}
        ${editing
          ? html`<div class="fact-edit">${question.help ? html`<p class="question-help">${question.help}</p>` : nothing}
              <fact-editor .product=${this.product} .record=${record} .question=${question} @answered=${() => this.edit(null)} @left=${() => this.edit(null)}></fact-editor></div>`
          : nothing}
      </li>
    `;
  }

  /** Opens the editor of a question; when it closes, the reader is back at its button. */
  async edit(fact) {
    const before = this.editing;
    this.editing = fact;
    await this.updateComplete;
    const at = fact ? `[data-fact="${fact}"] .fact-edit :is(input, select)` : `[data-fact="${before}"] button`;
    this.querySelector(at)?.focus();
  }

  signature(record) {
    const signed = record.classificationDecision;
    const sign = mayChange(this.product, 'COMPLIANCE')
      ? html`<button type="button" class="link" @click=${() => signClass(record, this.data.questions, () => this.changed())}>${signed ? 'Decide anew' : 'Sign the class'}</button>`
      : nothing;
    return signed
      ? html`<p class="signed"><small>Signed by ${signed.decidedBy}, ${moment(signed.decidedAt)}: ${word('CategoryCode', signed.coreFunctionality)}. ${signed.reason}</small> ${sign}</p>`
      : html`<p class="signed"><small>Nobody has signed it.</small> ${sign}</p>`;
  }
}

/** The questions of the AI Act apart from those of the Cyber Resilience Act and what goes with it; within, by group. */
function byAct(questions) {
  const acts = new Map();
  for (const one of questions) {
    const act = one.citation.act.title === 'AI Act' ? 'AI Act' : 'Cyber Resilience Act and what goes with it';
    const groups = acts.get(act) ?? acts.set(act, new Map()).get(act);
    const group = groups.get(one.group.code) ?? groups.set(one.group.code, [one.group, []]).get(one.group.code);
    group[1].push(one);
  }
  return [...acts].map(([act, groups]) => [act, [...groups.values()]]);
}

customElements.define('product-facts', ProductFacts);
