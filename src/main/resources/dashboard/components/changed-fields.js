import { html, nothing } from '../lib/lit.js';
import { day } from '../base/figures.js';
import { word } from '../base/registry.js';
import { plainAnswer } from './answer-field.js';
import { EVIDENCE_KINDS } from './evidence-kinds.js';

const FEW = 4;
const LABELS = {
  name: 'Name', reference: 'Reference', version: 'Version', description: 'Description', manufacturer: 'Manufacturer', manufacturerAddress: 'Address of the manufacturer',
  responsible: 'Responsible', intendedPurpose: 'Intended purpose', website: 'Website', withdrawnOn: 'Withdrawn from', withdrawnAt: 'Withdrawn', url: 'Address',
  fileName: 'File', kind: 'Kind', mediaType: 'Kind of content', sizeInBytes: 'Size in bytes', sha256: 'SHA-256', title: 'Title', route: 'Route', from: 'From', planned: 'As a plan', plan: 'As a plan',
};
const KINDS = { route: 'Article15Route', kind: 'CertificateKind' };
const STANDINGS = { requirements: ['RequirementCode', 'RequirementStandingValue'], article15Elements: ['ElementCode', 'ElementStandingValue'] };

/** What a change changed, in words, old and new. */
export function changedFields({ subject, fieldChanges }, questions) {
  if (!fieldChanges.length) return nothing;
  const rows = fieldChanges.map((one) => told(subject, one, questions));
  const list = (some) => html`<dl class="field-changes">${some.map(({ label, old, now }) => html`<div><dt>${label}</dt><dd>${old === null ? nothing : html`<del>${old}</del> `}${now === null ? html`<em>nothing</em>` : html`<ins>${now}</ins>`}</dd></div>`)}</dl>`;
  if (rows.length <= FEW + 1) return list(rows);
  return html`${list(rows.slice(0, FEW))}<details><summary>${rows.length - FEW} more</summary>${list(rows.slice(FEW))}</details>`;
}

function told(subject, { field, old, new: now }, questions) {
  const path = field.split('.');
  const question = questions.find((one) => one.fact === path.at(-1));
  if (question) return { label: question.header, old: answer(question, old), now: answer(question, now) };
  if (STANDINGS[path[0]]) {
    const [codes, values] = STANDINGS[path[0]];
    const words = (value) => (value !== null && path[2] === 'standing' ? word(values, value) : value);
    return { label: `${word(codes, path[1])}${path[2] === 'standing' ? '' : ', where shown'}`, old: words(old), now: words(now) };
  }
  const known = EVIDENCE_KINDS.find((kind) => kind.input === subject.toLowerCase())?.fields.find((one) => one.name === field);
  const words = (value) => plain(value, known?.kinds ?? (KINDS[field] ? [KINDS[field]] : []));
  return { label: known?.label ?? LABELS[field] ?? spaced(field), old: words(old), now: words(now) };
}

function answer(question, text) {
  return text === null ? null : plainAnswer(question, parsed(question, text));
}

/** The log keeps every value as a text. */
function parsed({ type }, text) {
  if (type === 'YES_NO') return text === 'true';
  return type === 'CHOICES' ? listed(text) : text;
}

function listed(text) {
  try {
    const value = JSON.parse(text);
    return Array.isArray(value) ? value : [value];
  } catch {
    return text.split(/,\s*/);
  }
}

function plain(text, kinds) {
  if (text === null) return null;
  if (text === 'true' || text === 'false') return text === 'true' ? 'Yes' : 'No';
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return day(text);
  const all = text.startsWith('[') ? listed(text) : [text];
  return all.map((one) => kinds.map((kind) => word(kind, one)).find((label) => label !== one) ?? one).join(', ');
}

const spaced = (name) => name.replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`).replace(/^./, (letter) => letter.toUpperCase());
