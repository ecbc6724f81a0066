import { html, nothing } from '../lib/lit.js';
import { live } from '../lib/directives.js';
import { day } from '../base/figures.js';
import { codesOf, word } from '../base/registry.js';

/**
 * A field of a record as a form asks for it.
 *
 * @typedef {{
 *   name: string, label: string, type?: 'text' | 'long' | 'day' | 'address' | 'yesno' | 'choice' | 'codes' | 'lines' | 'numbers',
 *   kinds?: string[], codes?: (string | number)[], help?: string, required?: boolean, wide?: boolean, shownWith?: (values: any) => boolean,
 *   offered?: (code: string) => boolean,
 * }} Field `kinds` are those of the words to choose from, `offered` says which of their codes
 */

/** Whether a field is asked for beside what was entered so far. @param {Field} field */
export const isShown = (field, values) => !field.shownWith || field.shownWith(values);

/** @param {Field} field */
export function recordField(field, value, set, errors, values) {
  if (!isShown(field, values)) return nothing;
  const many = ['codes', 'numbers'].includes(field.type);
  const id = `field-${field.name}`;
  const wrong = errors.length > 0;
  const words = html`${field.label}${field.help ? html` <small>${field.help}</small>` : nothing}`;
  const told = wrong ? html`<p class="field-error" id="${id}-error">${errors.map((one) => besideField(one.message)).join(' ')}</p>` : nothing;
  if (many) return html`<fieldset class="ticks wide"><legend>${words}</legend>${told}${ticks(field, value ?? [], set)}</fieldset>`;
  return html`<div class=${field.type === 'long' || field.type === 'lines' || field.wide ? 'wide' : ''}><label for=${id}>${words}</label>${told}${input(field, id, value, set, wrong)}</div>`;
}

/** Beside its field, a message need not name it. */
const besideField = (message) => message.replace(/^(?:[\w.[\]]+:|State of the law: "[^"]+") (.)/, (all, letter) => letter.toUpperCase());

function input(field, id, value, set, wrong) {
  const invalid = wrong ? 'true' : 'false';
  const described = wrong ? `${id}-error` : '';
  const text = (event) => set(event.target.value.trim() === '' ? null : event.target.value);
  switch (field.type) {
    case 'long':
      return html`<textarea id=${id} rows="3" maxlength="4000" ?required=${field.required} aria-invalid=${invalid} aria-describedby=${described} .value=${live(value ?? '')} @input=${text}></textarea>`;
    case 'lines':
      return html`<textarea id=${id} rows="2" aria-invalid=${invalid} aria-describedby=${described} .value=${(value ?? []).join('\n')}
        @change=${(event) => set(event.target.value.split('\n').map((one) => one.trim()).filter(Boolean))}></textarea>`;
    case 'day':
      return html`<input id=${id} type="date" ?required=${field.required} aria-invalid=${invalid} aria-describedby=${described} .value=${live(value ?? '')} @change=${text}>`;
    case 'yesno':
      return select(id, [[true, 'Yes'], [false, 'No']], value, set, invalid, described, field.required);
    case 'choice':
      return select(id, codesFor(field).map((code) => [code, wordOf(field, code)]), value, set, invalid, described, field.required);
    default:
      return html`<input id=${id} type=${field.type === 'address' ? 'url' : 'text'} maxlength="2000" ?required=${field.required} aria-invalid=${invalid} aria-describedby=${described}
        autocomplete="off" .value=${live(value ?? '')} @input=${text}>`;
  }
}

function select(id, all, value, set, invalid, described, required = false) {
  const at = all.findIndex(([code]) => code === value);
  return html`<select id=${id} ?required=${required} aria-invalid=${invalid} aria-describedby=${described} @change=${(event) => set(event.target.value === '' ? null : all[Number(event.target.value)][0])}>
    <option value="" ?selected=${at < 0}>Not known</option>${all.map(([, label], index) => html`<option value=${index} ?selected=${index === at}>${label}</option>`)}</select>`;
}

function ticks(field, on, set) {
  const all = codesFor(field).filter((one) => on.includes(one) || (field.offered?.(one) ?? true));
  const every = all.every((one) => on.includes(one));
  return html`
    <button type="button" class="link" @click=${() => set(every ? [] : all)}>${every ? 'None' : 'All'}</button>
    ${all.map((code) => html`<label class="tick"><input type="checkbox" .checked=${live(on.includes(code))}
      @change=${(event) => set(event.target.checked ? [...on, code] : on.filter((one) => one !== code))}> <span>${wordOf(field, code)}</span></label>`)}
  `;
}

const codesFor = (field) => field.codes ?? field.kinds.flatMap((kind) => codesOf(kind));

function wordOf(field, code) {
  if (!field.kinds) return `Item ${code}`;
  const kind = field.kinds.find((one) => codesOf(one).includes(code)) ?? field.kinds[0];
  return word(kind, code);
}

/** A value of a field in words. @param {Field} field */
export function shownValue(field, value) {
  if (value === null || value === undefined || (Array.isArray(value) && !value.length)) return html`<span class="unanswered">not recorded</span>`;
  if (field.type === 'yesno') return value ? 'Yes' : 'No';
  if (field.type === 'day') return html`<time>${day(value)}</time>`;
  if (field.type === 'choice') return wordOf(field, value);
  if (field.type === 'numbers') return value.length === field.codes.length ? `all, 1 to ${value.length}` : value.join(', ');
  if (field.type === 'codes') return value.map((code) => wordOf(field, code)).join(', ');
  if (field.type === 'lines') return value.join(', ');
  if (field.type === 'address') return html`<a href=${/^https?:/i.test(value) ? value : '#'} target="_blank" rel="noreferrer">${value}</a>`;
  return value;
}
