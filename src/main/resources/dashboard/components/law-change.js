import { Component, html } from '../lib/lit.js';
import { change, gql } from '../base/api.js';
import { go, to } from '../base/address.js';
import { today } from '../base/figures.js';
import { openRecordDialog } from './record-dialog.js';

const DRAFT = gql`
  mutation DraftStateOfLaw($input: DraftStateOfLawInput!) {
    draftStateOfLaw(input: $input) { stateOfLaw { id } errors { code path message } }
  }
`;
const ADD_CHANGE = gql`
  mutation AddChange($input: UpdateStateOfLawDraftInput!) { updateStateOfLawDraft(input: $input) { errors { code path message } } }
`;

const field = (name, label, more = {}) => ({ name, label, ...more });
const REFERENCE = field('reference', 'Number', { help: 'such as EN 18031-1:2024', required: true });
const ABOUT = field('title', 'What it is about', { required: true, wide: true });
const CATEGORIES = field('categories', 'Categories whose core functionality it covers', { type: 'codes', kinds: ['CategoryCode'] });
const FROM = field('appliesFrom', 'Applies from', { type: 'day', help: 'empty where it applies on every day' });
const SCHEME = field('scheme', 'Scheme', { help: 'such as EUCC: one of those adopted', required: true });
const level = (label) => ({ type: 'choice', kinds: ['AssuranceLevel'], required: true, label });
const CRA_STANDARD = [REFERENCE, ABOUT, CATEGORIES, FROM];
const AI_STANDARD = [
  REFERENCE, ABOUT,
  field('coversSection2', 'Does it cover all of Chapter III Section 2?', { type: 'yesno', required: true }),
  field('restricted', 'Is it cited with a restriction?', { type: 'yesno', required: true }),
  FROM,
];

/** What can be listed in a state of the law, beside the dates that can be moved; each with what is asked of it. */
const KINDS = {
  dates: { label: 'A date of application is moved', fields: [
    field('date', 'Date of application', { type: 'choice', kinds: ['LegalDateCode'], required: true, wide: true }),
    field('day', 'Moved to', { type: 'day', required: true }),
  ] },
  craStandards: { label: 'A harmonised standard is cited under the Cyber Resilience Act', fields: CRA_STANDARD },
  craSpecifications: { label: 'A common specification is adopted under the Cyber Resilience Act', fields: CRA_STANDARD },
  csaSchemes: { label: 'A European certification scheme is adopted', fields: [
    field('name', 'Name of the scheme', { required: true }),
    field('levels', 'Assurance levels it offers', { type: 'codes', kinds: ['AssuranceLevel'] }),
    field('selfAssessment', 'Does it allow self-assessment?', { type: 'yesno', required: true }),
    field('ojReference', 'References published in the Official Journal', { help: 'their number; empty where they are not published' }),
    field('publishedOn', 'Published on', { type: 'day', shownWith: (values) => Boolean(values.ojReference) }),
  ] },
  designatedSchemes: { label: 'A certification scheme is designated under the Cyber Resilience Act', fields: [
    SCHEME, field('leastLevel', '', level('Least assurance level that is accepted')), { ...CATEGORIES, label: 'Categories it serves' }, FROM,
  ] },
  mandatoryCertifications: { label: 'Critical products have to be certified', fields: [
    field('act', 'Number of the delegated act', { required: true }), SCHEME, field('level', '', level('Assurance level that is demanded')),
    { ...CATEGORIES, label: 'Categories of Annex IV it covers' },
    field('appliesFrom', 'Certificate needed from', { type: 'day', required: true }),
  ] },
  delegatedExclusions: { label: 'A delegated act excludes products from the Cyber Resilience Act', fields: [
    field('code', 'Short name', { help: 'letters, digits and _', required: true }), field('title', 'Number, and what it excludes', { required: true, wide: true }), FROM,
  ] },
  aiStandards: { label: 'A harmonised standard is cited under the AI Act', fields: AI_STANDARD },
  aiSpecifications: { label: 'A common specification is adopted under the AI Act', fields: AI_STANDARD },
  aiLimitations: { label: 'A delegated act limits Article 15 of the AI Act', fields: [
    field('code', 'Short name', { help: 'letters, digits and _', required: true }), field('title', 'Number, and what it limits', { required: true, wide: true }),
    field('acts', 'Acts of AI Act Annex I Section A whose products it is for', { type: 'codes', kinds: ['AnnexIAct'] }), FROM,
  ] },
};
const READ_IN = [
  field('source', 'Where it was read', { help: 'such as the number of the Official Journal', required: true }),
  field('url', 'Address of that source', { type: 'address', help: 'begins with https://', required: true }),
];
const WHOLE_LIST = field('wholeListChecked', 'Was the whole list looked through in that source?', { type: 'yesno' });
const TITLE = field('draftTitle', 'What the draft describes', { required: true, wide: true });

/** Asks what kind of change of the law is drafted, and then for the change: of a draft, or of one that it makes. */
class LawChange extends Component {
  static properties = { draft: { attribute: false } };

  constructor() {
    super();
    /** @type {{ id: string, revision: number } | null} */
    this.draft = null;
  }

  open(event) {
    event.preventDefault();
    const list = new FormData(event.target).get('list');
    const { label, fields } = KINDS[list];
    openRecordDialog({
      title: label,
      intro: 'Nothing rests on a draft until it is adopted; you see first which products it would move.',
      button: this.draft ? 'Add to the draft' : 'Make the draft',
      withoutReason: true,
      fields: [...(this.draft ? [] : [TITLE]), ...fields, ...READ_IN, ...(list === 'dates' ? [] : [WHOLE_LIST])],
      values: {},
      send: ({ draftTitle, ...told }) => {
        const changes = { [list]: [{ ...listsOf(fields, told), ...told, checkedOn: today('Europe/Brussels') }] };
        return this.draft ? this.add(changes) : this.make(draftTitle, changes);
      },
      done: () => this.draft ? this.dispatchEvent(new CustomEvent('draft-changed', { bubbles: true })) : go(to(`/law/states/${encodeURIComponent(this.made)}`)),
    });
  }

  async make(title, legalChanges) {
    const { stateOfLaw, errors } = await change(DRAFT, { input: { title, legalChanges } });
    this.made = stateOfLaw?.id;
    return { errors: errors.map((one) => ({ ...one, path: one.path?.map((place) => (place === 'title' && one.path.length < 3 ? 'draftTitle' : place)) })) };
  }

  add(addedChanges) {
    return change(ADD_CHANGE, { input: { id: this.draft.id, expectedRevision: this.draft.revision, addedChanges } });
  }

  view() {
    return html`<form class="actions" @submit=${this.open}>
      <label>${this.draft ? 'Another change' : 'Draft a change'} <select name="list">${Object.entries(KINDS).map(([list, one]) => html`<option value=${list}>${one.label}</option>`)}</select></label>
      <button>Describe it</button></form>`;
  }
}

/** What can be ticked and was not is an empty list. */
const listsOf = (fields, told) => Object.fromEntries(fields.filter((one) => one.type === 'codes' && !told[one.name]).map((one) => [one.name, []]));

customElements.define('law-change', LawChange);
