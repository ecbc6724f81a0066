import { html } from '../lib/lit.js';
import { codesOf, word } from '../base/registry.js';

const FIELDS = [
  ['sheet', 'Sheet with the products', 'looked for'],
  ['headerRow', 'Row of the header', 'looked for'],
  ['encoding', 'Encoding of a CSV file', 'found out, such as windows-1252'],
  ['decimal', 'Sign before decimals', 'a point or a comma'],
  ['datePattern', 'How dates are written', 'such as dd.MM.yyyy'],
];

/** What other sheets hold, as the API calls it. */
const OTHERS = [
  ['CERTIFICATES', 'Sheet with certificates'],
  ['DECLARATIONS', 'Sheet with declarations'],
  ['ASSESSMENTS', 'Sheet with assessments'],
  ['ANNEX_I', 'Sheet about Annex I'],
  ['ARTICLE_15', 'Sheet about Article 15'],
];

/**
 * What was said about the file where it does not speak for itself, to be said otherwise.
 *
 * @param {any} settings as the API gives them
 * @param {(changes: any) => void} again plans the file anew
 * @param {boolean} open whether it is shown at once, because nothing could be read
 */
export function importReading(settings, again, open) {
  const other = (holds) => settings.otherSheets.find((sheet) => sheet.holds === holds);
  const submit = (event) => {
    event.preventDefault();
    const said = Object.fromEntries([...new FormData(event.target)].map(([name, value]) => [name, String(value).trim() || null]));
    const otherSheets = OTHERS.flatMap(([holds]) => {
      const sheet = said[holds];
      delete said[holds];
      return sheet ? [{ sheet, holds, headerRow: other(holds)?.sheet === sheet ? other(holds).headerRow : null }] : [];
    });
    again({ ...said, headerRow: said.headerRow === null ? null : Number(said.headerRow), otherSheets });
  };
  return html`<details class="reading" ?open=${open}><summary>Dates, numbers, sheets, the header or products were read wrongly? Say how they are meant …</summary>
    <form class="assign" @submit=${submit}>
      ${FIELDS.map(([name, label, hint]) => html`<label><span>${label}</span>
        <input name=${name} type=${name === 'headerRow' ? 'number' : 'text'} min="0" placeholder=${hint} .value=${settings[name] ?? ''}></label>`)}
      ${OTHERS.map(([holds, label]) => html`<label><span>${label}</span>
        <input name=${holds} placeholder="known by its name" .value=${other(holds)?.sheet ?? ''}></label>`)}
      <label><span>Products whose reference and version differ from others in zeros, a “v”, case, spaces or signs only</span>
        <select name="alikeKeys">${codesOf('AlikeKeys').map((code) => html`<option value=${code} ?selected=${code === settings.alikeKeys}>${word('AlikeKeys', code)}</option>`)}</select></label>
      <button>Read the file anew</button>
    </form></details>`;
}
