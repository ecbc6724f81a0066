import { html, nothing } from '../lib/lit.js';
import { live } from '../lib/directives.js';
import { day } from '../base/figures.js';
import { word } from '../base/registry.js';
import { shape } from './status-chip.js';

const FEW = 7;

/** An answer in words; one that is missing is visibly no "no". */
export function answerWords(question, value) {
  if (value === null || value === undefined) return html`<span class="unanswered">${shape('unknown')} Not answered</span>`;
  return html`<span class="answered">${plainAnswer(question, value)}</span>`;
}

/** The same as a text. */
export function plainAnswer(question, value) {
  if (value === null || value === undefined) return 'Not answered';
  if (question.type === 'YES_NO') return value ? 'Yes' : 'No';
  if (question.type === 'DATE') return day(value);
  if (question.type === 'NUMBER') return `${value} ${question.unit ?? ''}`.trim();
  if (question.type === 'CATEGORY') return word('CategoryCode', value);
  const label = (code) => question.choices.find((one) => one.code === code)?.label ?? code;
  if (Array.isArray(value)) return value.length ? value.map(label).join('; ') : 'None of them';
  return question.choices.length ? label(value) : String(value);
}

/**
 * What a question is answered with.
 *
 * @param {(value: any) => void} answer is told each answer; null takes it back
 */
export function answerField(question, value, answer) {
  const name = `answer-${question.fact}`;
  switch (question.type) {
    case 'YES_NO':
      return choices(name, [[true, 'Yes'], [false, 'No']], value, answer);
    case 'CHOICE':
      return question.choices.length <= FEW ? choices(name, question.choices.map((one) => [one.code, one.label, one.explanation]), value, answer) : select(question, value, answer);
    case 'CATEGORY':
      return select(question, value, answer);
    case 'CHOICES':
      return several(name, question, value, answer);
    case 'DATE':
      return html`<input type="date" name=${name} aria-label="Day" .value=${live(value ?? '')} @change=${(event) => answer(event.target.value || null)}>`;
    case 'NUMBER':
      return html`<span class="with-unit"><input type="number" name=${name} aria-label=${question.unit ?? 'Number'} min=${question.minimum} max=${question.maximum} step=${question.fact === 'chipAvaVan' ? 1 : 'any'}
        .value=${live(value ?? '')} @input=${(event) => answer(event.target.value === '' ? null : Number(event.target.value))}> ${question.unit}</span>`;
    default:
      return html`<input name=${name} aria-label="Answer" .value=${live(value ?? '')} @input=${(event) => answer(event.target.value || null)}>`;
  }
}

function choices(name, all, value, answer) {
  return html`<div class="answer-choices">${all.map(([code, label, explanation]) => html`
    <label class="answer-choice"><input type="radio" name=${name} .checked=${live(value === code)} @change=${() => answer(code)}>
      <span>${label}${explanation && explanation !== `${label}.` ? html` <small>${explanation}</small>` : nothing}</span></label>`)}</div>`;
}

function select(question, value, answer) {
  const chosen = question.choices.find((one) => one.code === value);
  return html`
    <select aria-label="Answer" @change=${(event) => answer(event.target.value || null)}>
      <option value="" ?selected=${value === null || value === undefined}>Not answered</option>
      ${question.choices.map((one) => html`<option value=${one.code} ?selected=${one.code === value}>${one.label}</option>`)}
    </select>
    ${chosen?.explanation ? html`<p class="explained">${chosen.explanation}</p>` : nothing}
  `;
}

/** A list that is answered is complete: none of them is an answer as well. */
function several(name, question, value, answer) {
  const on = value ?? [];
  const none = Array.isArray(value) && value.length === 0;
  const toggle = (code, ticked) => answer(ticked ? [...on, code] : on.filter((one) => one !== code));
  return html`<div class="answer-choices">
    ${question.choices.map((one) => html`<label class="answer-choice"><input type="checkbox" name=${name} .checked=${live(on.includes(one.code))}
      @change=${(event) => toggle(one.code, event.target.checked)}> <span>${one.label}</span></label>`)}
    <label class="answer-choice"><input type="checkbox" name=${name} .checked=${live(none)} @change=${(event) => answer(event.target.checked ? [] : null)}> <span>None of them</span></label>
  </div>`;
}
