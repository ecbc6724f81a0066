import { html, nothing } from '../lib/lit.js';
import { change, gql } from '../base/api.js';
import { openRecordDialog } from './record-dialog.js';
import { shownValue } from './record-field.js';
import { readRecord } from './product-record.js';

const NAME_PRODUCT = gql`
  mutation NameProduct($input: UpdateProductInput!) { updateProduct(input: $input) { errors { code path message } } }
`;

const FIELDS = [
  { name: 'name', label: 'Name', required: true },
  { name: 'reference', label: 'Reference', help: 'your own number or name for it', required: true },
  { name: 'version', label: 'Version' },
  { name: 'responsible', label: 'Responsible', help: 'a person or a team of your organisation' },
  { name: 'manufacturer', label: 'Manufacturer' },
  { name: 'manufacturerAddress', label: 'Address of the manufacturer' },
  { name: 'website', label: 'Website', type: 'address' },
  { name: 'intendedPurpose', label: 'Intended purpose', type: 'long' },
  { name: 'description', label: 'Description', type: 'long' },
];

/** What a product is called and who looks after it. @param {(() => void) | null} edit */
export function identity(record, edit) {
  return html`
    <section class="card identity">
      <div class="card-head"><h2>The product</h2>${edit ? html`<button type="button" @click=${edit}>Change</button>` : nothing}</div>
      <dl class="pairs">${FIELDS.map((field) => html`<div class=${field.type === 'long' ? 'wide' : ''}><dt>${field.label}</dt><dd>${shownValue(field, record[field.name] || null)}
        ${record.fromPortfolio.includes(field.name) ? html`<span class="tag">from the portfolio</span>` : nothing}</dd></div>`)}</dl>
    </section>
  `;
}

export function editIdentity(record, done) {
  openRecordDialog({
    title: 'Change what is known of the product',
    button: 'Save',
    fields: FIELDS,
    values: valuesOf(record),
    revision: record.revision,
    send: (changes, reason, revision) => change(NAME_PRODUCT, { input: { id: record.id, expectedRevision: revision, ...texts(changes), reason } }),
    reread: async () => {
      const { record: now } = await readRecord(record.id);
      return { revision: now.revision, values: valuesOf(now) };
    },
    done,
  });
}

/** What the portfolio says is shown, and is no answer of the product itself. */
const valuesOf = (record) => Object.fromEntries(FIELDS.map(({ name }) => [name, record.fromPortfolio.includes(name) ? null : record[name] || null]));

/** A product without a version has the empty one. */
const texts = (changes) => ('version' in changes ? { ...changes, version: changes.version ?? '' } : changes);
