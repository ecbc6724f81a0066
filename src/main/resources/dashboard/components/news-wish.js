import { html } from '../lib/lit.js';
import { codesOf, word } from '../base/registry.js';

/** Which news, and how long before a date: the same for e-mails and for webhooks. @param {{ kinds: string[], leadTimes: number[] }} wish */
export function wishFields(wish) {
  return html`
    <fieldset><legend>Which news</legend>
      ${codesOf('NewsKind').map((code) => html`<label class="tick"><input type="checkbox" name="kinds" value=${code} ?checked=${wish.kinds.includes(code)}> <span>${word('NewsKind', code)}</span></label>`)}
    </fieldset>
    <label>How many days before a date <small>several with commas between them</small>
      <input name="leadTimes" inputmode="numeric" pattern="[0-9 ,]*" .value=${wish.leadTimes.join(', ')}></label>
  `;
}

/** What was entered there. @param {FormData} form */
export function wishOf(form) {
  return { kinds: form.getAll('kinds'), leadTimes: form.get('leadTimes').split(/[ ,]+/).filter(Boolean).map(Number) };
}

/** In a line, such as "A date comes near (90, 30, 7 days before)". */
export function wishWords({ kinds, leadTimes }) {
  return kinds.map((code) => word('NewsKind', code) + (code === 'DATE_AHEAD' ? ` (${leadTimes.join(', ')} days before)` : '')).join('; ');
}
