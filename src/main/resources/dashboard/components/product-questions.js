import { html, nothing } from '../lib/lit.js';
import { adjust } from '../base/address.js';
import { Page } from '../base/page.js';
import { citation, emptyNote } from './notes.js';
import { mayChange, partOf, whereToMeet } from './product-links.js';
import { readRecord } from './product-record.js';
import { answerWords } from './answer-field.js';
import './fact-editor.js';

/** The open questions of a product, one at a time, in the order in which a person is asked. */
class ProductQuestions extends Page {
  static properties = { product: { attribute: false } };

  async load({ params }) {
    return readRecord(params.id);
  }

  content({ questions, record }) {
    const open = this.product.determination?.openQuestions ?? [];
    const asked = open.filter((one) => !one.fact.includes('.'));
    const onFile = open.filter((one) => one.fact.includes('.'));
    if (!open.length) {
      return html`<div class="card">${emptyNote('Nothing is open: every question that matters is answered.', html`<p>All answers are under <a href=${partOf(this.product, 'facts')}>Facts</a>.</p>`)}</div>`;
    }
    const wanted = this.place.query.get('fact');
    const at = Math.max(0, asked.findIndex((one) => one.fact === wanted));
    const question = questions.find((one) => one.fact === asked[at]?.fact);
    return html`
      <div class="questions">
        ${question ? this.one(question, record, asked, at) : nothing}
        <section class="card question-list" aria-label="Open questions">
          <h2>${open.length} ${open.length === 1 ? 'question' : 'questions'} open</h2>
          ${this.list(asked, questions, question)}
          ${onFile.length ? html`<h3>About what is on file</h3><ul class="on-file-questions">${onFile.map((one) => html`<li><a href=${whereToMeet(this.product, `evidence.${one.fact}`)}>${one.question}</a></li>`)}</ul>` : nothing}
        </section>
      </div>
    `;
  }

  one(question, record, asked, at) {
    const next = asked[(at + 1) % asked.length];
    return html`
      <article class="card question">
        <p class="question-group">${question.group.title} <small>${question.group.purpose}</small></p>
        <h2 id="question">${question.question}</h2>
        ${question.help ? html`<p class="question-help">${question.help}</p>` : nothing}
        <p>${citation(question.citation)}</p>
        ${mayChange(this.product)
          ? html`<fact-editor .product=${this.product} .record=${record} .question=${question} saving="Save and go on" .closes=${false}
              @answered=${() => this.answered()}></fact-editor>`
          : html`<p>${answerWords(question, record.facts[question.fact])}</p><p><small>Whoever holds the role Editor in this portfolio can answer it.</small></p>`}
        ${asked.length > 1 ? html`<p class="skip-on"><button type="button" class="link" @click=${() => this.skip(next)}>Leave it open and see the next one</button></p>` : nothing}
      </article>
    `;
  }

  list(asked, questions, shown) {
    const groups = new Map();
    for (const { fact, question } of asked) {
      const group = questions.find((one) => one.fact === fact)?.group.title ?? '';
      groups.set(group, [...(groups.get(group) ?? []), { fact, question }]);
    }
    return [...groups].map(([title, all]) => html`<h3>${title}</h3><ul>${all.map((one) => html`<li>
      <a href=${partOf(this.product, 'questions', { fact: one.fact })} aria-current=${one.fact === shown?.fact ? 'step' : 'false'}>${one.question}</a></li>`)}</ul>`);
  }

  skip(next) {
    adjust({ fact: next?.fact ?? null }, { replace: true });
  }

  /** The head of the page tells what is open then; what was just answered is not among it. */
  answered() {
    adjust({ fact: null }, { replace: true });
  }
}

customElements.define('product-questions', ProductQuestions);
