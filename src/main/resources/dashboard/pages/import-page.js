import { html, nothing } from '../lib/lit.js';
import { ask, change, gql } from '../base/api.js';
import { adjust, to } from '../base/address.js';
import { acceptedBy, headerOf, registerColumns, valueOf } from '../base/columns.js';
import { figure, moment } from '../base/figures.js';
import { Page } from '../base/page.js';
import { may, word } from '../base/registry.js';
import { emptyNote, objections } from '../components/notes.js';
import { problemGroups, turnOf, turns } from '../components/import-findings.js';
import { importReading } from '../components/import-reading.js';
import { shape, statusChip, toneOf } from '../components/status-chip.js';
import '../components/import-columns.js';

const SHOWN_AT_ONCE = 8;

const PROBLEM = gql`fragment ImportProblemShown on ImportProblem { severity code sheet cell column message }`;

const IMPORT = gql`
  query Import($id: ID!, $action: [ImportAction!], $turn: ImportTurnInput, $after: String) {
    import(id: $id) {
      id revision state fileName uploadedBy uploadedAt finishedBy finishedAt applyMode failure fileRemovedAt
      portfolio { id key name }
      counts { rowsInFile rowsRead create update unchanged rejected withValidCells }
      columns {
        sheet
        recognised { column text field }
        computed { column text field }
        unknown { column text field }
      }
      settings { headers { header field } letters { letters field } sheet headerRow otherSheets { sheet holds headerRow } encoding decimal datePattern alikeKeys }
      problemGroups { severity sheet column met count example suggestions { code cell } }
      turns { answer before beforeLabel after afterLabel products }
      notes { ...ImportProblemShown }
      rows(action: $action, turn: $turn, first: 50, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes {
          id sheet row action label
          product { id }
          fieldChanges { field old new }
          evidence { sheet row action label fieldChanges { field old new } }
          problems { ...ImportProblemShown }
        }
      }
    }
  }
  ${PROBLEM}
`;
const APPLY = gql`
  mutation ApplyImport($input: ApplyImportInput!) { applyImport(input: $input) { errors { code path message } } }
`;
const DISCARD = gql`
  mutation DiscardImport($input: DiscardImportInput!) { discardImport(input: $input) { errors { code path message } } }
`;

const CANCEL = gql`
  mutation CancelImport($input: CancelImportInput!) { cancelImport(input: $input) { errors { code path message } } }
`;
const REVERT = gql`
  mutation RevertImport($input: RevertImportInput!) { revertImport(input: $input) { errors { code path message } } }
`;

const REPLAN = gql`
  mutation ReplanImport($input: ReplanImportInput!) { replanImport(input: $input) { errors { code path message } } }
`;
const MAP_VALUE = gql`
  mutation MapValue($input: MapValueInput!) { mapValue(input: $input) { errors { code path message } } }
`;

const RUNNING = ['RECEIVED', 'PLANNING', 'APPLYING', 'REVERTING'];
const ACTIONS = [['CREATE', 'create'], ['UPDATE', 'update'], ['UNCHANGED', 'unchanged'], ['REJECTED', 'rejected']];
const PAUSE = 700;

/** One import: how it is read, what it would do row by row, and what became of it. */
class ImportPage extends Page {
  static properties = { errors: { state: true }, deciding: { state: true } };

  constructor() {
    super();
    this.errors = [];
    this.deciding = false;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.waiting);
  }

  async load({ params, query }) {
    const variables = { id: params.id, action: query.getAll('action'), turn: turnOf(query.get('turn')), after: query.get('after') };
    const [{ import: found }, fields] = await Promise.all([ask(IMPORT, variables), registerColumns()]);
    this.fields = fields;
    clearTimeout(this.waiting);
    if (found && RUNNING.includes(found.state)) this.waiting = setTimeout(() => this.isConnected && this.reload(), PAUSE);
    return found;
  }

  heading(found) {
    return found ? `Import of ${found.fileName ?? 'a file'}` : '';
  }

  content(found) {
    if (!found) return html`<h1>There is no such import</h1><p>Or you may not see it.</p>`;
    const all = `/portfolios/${encodeURIComponent(found.portfolio.key)}/imports`;
    return html`
      <p class="crumb"><a href=${to(all)}>Imports</a></p>
      <div class="page-head"><h1>${found.fileName ?? 'File without a name'}</h1>${statusChip('ImportState', found.state)}
        <p class="lead">uploaded ${moment(found.uploadedAt)} by ${found.uploadedBy}</p></div>
      <div role="status">${this.standing(found)}</div>
      ${objections(this.errors)}
      ${found.state === 'PLANNED' ? this.decision(found) : nothing}
      ${may('COMPLIANCE', found.portfolio.id) ? this.wayBack(found) : nothing}
      ${RUNNING.includes(found.state) ? nothing : this.plan(found)}
    `;
  }

  standing(found) {
    const { rowsInFile, rowsRead } = found.counts;
    const read = rowsInFile === null ? `${rows(rowsRead)} so far` : `${figure(rowsRead)} of about ${rows(rowsInFile)}`;
    const texts = {
      RECEIVED: 'The file has arrived; it will be read in a moment.',
      PLANNING: `The file is being read: ${read}. You may leave this page; it goes on.`,
      APPLYING: 'The plan is being carried out; it will be seen all at once. You may leave this page.',
      REVERTING: 'What it changed is being changed back. You may leave this page.',
      REVERTED: `What it changed was changed back${isUnfinished(found) ? ', but for products that were changed since' : ''}.`,
      CANCELLED: 'It was stopped; nothing was changed.',
      APPLIED: `Carried out ${moment(found.finishedAt)} by ${found.finishedBy}: ${carriedOut(found)}.`,
      FAILED: found.failure,
      DISCARDED: `Set aside ${moment(found.finishedAt)} by ${found.finishedBy}; nothing was changed.`,
    };
    const text = texts[found.state];
    if (!text) return nothing;
    const tone = { APPLIED: 'good', FAILED: 'bad' }[found.state] ?? '';
    return html`<div class="note ${tone}"><p>${text}</p>${RUNNING.includes(found.state) ? html`<progress aria-label="Being worked on"></progress>` : nothing}
      ${found.state === 'APPLIED' ? html`<p><a href=${to(`/portfolios/${encodeURIComponent(found.portfolio.key)}/products`, { sort: 'CHANGED_AT', direction: 'DESCENDING' })}>See the products</a></p>` : nothing}</div>`;
  }

  decision(found) {
    if (!may('COMPLIANCE', found.portfolio.id)) return html`<p class="note">Nothing was changed yet. Whoever holds the role Compliance can carry it out.</p>`;
    const { create, update, rejected, withValidCells } = found.counts;
    const valid = create + update;
    const unread = found.columns.flatMap((sheet) => sheet.unknown).length;
    const apply = (mode) => () => this.decide(APPLY, { id: found.id, expectedRevision: found.revision, mode });
    return html`
      ${unread
        ? html`<p class="note look">${unread === 1 ? 'One column is not read, so its values were' : `${unread} columns are not read, so their values were`} not checked.
            Say first <a href="#columns">what ${unread === 1 ? 'it holds' : 'they hold'}</a>, if the registry is to know it.</p>`
        : nothing}
      <div class="decision">
        ${!valid
          ? html`<p>${rejected ? `No row can be taken over as it is: ${rows(rejected)} rejected.` : 'No row would change anything.'}</p>`
          : rejected
            ? html`<button class="primary" ?disabled=${this.deciding} @click=${apply('VALID_ROWS')}>Apply the ${rows(valid, 'valid ')}</button>
                <p><small>${rows(rejected, 'rejected ')} ${rejected === 1 ? 'is' : 'are'} left out.</small></p>`
            : html`<button class="primary" ?disabled=${this.deciding} @click=${apply('ALL_OR_NOTHING')}>Apply the ${rows(valid)}</button>`}
        ${withValidCells
          ? html`<button ?disabled=${this.deciding} @click=${apply('VALID_CELLS')}>Apply ${valid ? 'also ' : ''}${rows(withValidCells, 'rejected ')}, without what is wrong</button>
              <p><small>Of cells that are not accepted nothing is taken; what the register has in their place stays.</small></p>`
          : nothing}
        <button ?disabled=${this.deciding} @click=${() => this.decide(DISCARD, { id: found.id, expectedRevision: found.revision })}>Set aside</button>
      </div>
    `;
  }

  /** How to stop what has begun, or to take back what was done. */
  wayBack(found) {
    const input = { id: found.id, expectedRevision: found.revision };
    if (['RECEIVED', 'PLANNING'].includes(found.state)) {
      return html`<p><button type="button" ?disabled=${this.deciding} @click=${() => this.decide(CANCEL, { id: found.id })}>Stop reading it</button></p>`;
    }
    if (isUnfinished(found)) {
      return html`<p><button type="button" ?disabled=${this.deciding} @click=${() => this.decide(REVERT, input)}>Take back what was left alone</button></p>`;
    }
    if (found.state !== 'APPLIED') return nothing;
    return html`<details class="way-back"><summary>Take it back …</summary>
      <p>What it changed is as it was before, and what it added leaves the portfolio. Products that were changed since stay as they are, and are listed here.</p>
      <button type="button" ?disabled=${this.deciding} @click=${() => this.decide(REVERT, input)}>Take the import back</button></details>`;
  }

  decide(mutation, input) {
    return this.changing(() => change(mutation, { input }));
  }

  /** Carries changes out one after the other until one is refused, and shows what has become of the import. */
  async changing(...steps) {
    this.deciding = true;
    this.errors = [];
    try {
      for (const step of steps) {
        this.errors = (await step()).errors;
        if (this.errors.length) break;
      }
    } catch (failure) {
      this.errors = [failure];
    } finally {
      this.deciding = false;
    }
    this.reload();
  }

  plan(found) {
    const open = ['PLANNED', 'FAILED'].includes(found.state) && !found.fileRemovedAt && may('COMPLIANCE', found.portfolio.id);
    const headers = (mapping) => [...found.settings.headers.filter(({ header }) => !(header in mapping)), ...Object.entries(mapping).map(([header, field]) => ({ header, field }))];
    const again = open ? (mapping) => this.decide(...this.replanned(found, { headers: headers(mapping) })) : null;
    const take = open ? (group, code) => this.take(found, group, code) : null;
    const planned = found.state === 'PLANNED';
    return html`
      ${found.notes.length || found.problemGroups.length ? html`<section class="card wide"><h2>What to look at</h2>${this.problems(found.notes)}
        ${problemGroups(found.problemGroups, take, (group) => acceptedBy(this.fields, this.fieldOf(found, group)))} ${(planned || found.state === 'APPLIED') && found.counts.rejected && !found.fileRemovedAt ? this.workbook(found) : nothing}</section>` : nothing}
      ${found.columns.length || open ? html`<section class="card wide" id="columns"><h2>Columns</h2>
        ${open && found.state === 'FAILED' && found.settings.headers.length ? this.unsaid(found) : nothing}
        <import-columns .sheets=${found.columns} .fields=${this.fields} .again=${again}></import-columns>
        ${open ? importReading(found.settings, (said) => this.decide(...this.replanned(found, said)), found.state === 'FAILED') : nothing}</section>` : nothing}
      ${found.state === 'FAILED' ? nothing : html`<section class="card wide"><h2>${planned ? 'What it would do' : 'What it says'}</h2>
        ${turns(found.turns, this.place.query.get('turn'), (turn) => adjust({ turn, after: null }, { replace: true }))}
        ${this.kinds(found)} ${this.rows(found)}</section>`}
    `;
  }

  workbook(found) {
    return html`<p><a class="button" href=${`/registers/imports/${encodeURIComponent(found.id)}/problems.xlsx`} download>Rejected rows as a workbook</a>
      <small>with the problems marked. Correct it and upload it.</small></p>`;
  }

  /** What was said of columns may be what keeps a file from being read. */
  unsaid(found) {
    const again = () => this.decide(...this.replanned(found, { headers: [] }));
    return html`<p><button type="button" ?disabled=${this.deciding} @click=${again}>Forget what was said of its columns</button></p>`;
  }

  /** The change that plans a file anew with what is said about it now. */
  replanned(found, said) {
    return [REPLAN, { id: found.id, expectedRevision: found.revision, settings: { ...found.settings, ...said } }];
  }

  /** Sheets have columns of one name: the one meant is that of the sheet it was met in. */
  fieldOf(found, group) {
    return readIn(found, group.sheet).find((field) => headerOf(this.fields, field) === group.column);
  }

  take(found, group, code) {
    const mapped = { portfolio: found.portfolio.id, field: this.fieldOf(found, group), met: group.met, code };
    const [replan, input] = this.replanned(found, {});
    return this.changing(() => change(MAP_VALUE, { input: mapped }), () => change(replan, { input }));
  }

  kinds(found) {
    const on = this.place.query.getAll('action');
    const choose = (code) => adjust({ action: on.includes(code) ? on.filter((one) => one !== code) : [...on, code], after: null }, { replace: true });
    return html`<div class="kinds" role="group" aria-label="Kinds of rows">${ACTIONS.map(
      ([code, field]) => html`<button type="button" aria-pressed=${String(on.includes(code))} @click=${() => choose(code)}>
        ${shape(toneOf('ImportAction', code))} ${word('ImportAction', code)} <strong>${figure(found.counts[field])}</strong></button>`,
    )}</div>`;
  }

  rows(found) {
    const { nodes, pageInfo } = found.rows;
    if (!nodes.length) return emptyNote('No rows of this kind.');
    return html`
      <ol class="plan">${nodes.map((row) => this.row(found, row))}</ol>
      ${pageInfo.hasNextPage ? html`<p class="more"><a class="button" href=${this.next(pageInfo.endCursor)}>Next rows</a></p>` : nothing}
    `;
  }

  next(cursor) {
    const query = new URLSearchParams(this.place.query);
    query.set('after', cursor);
    return `${location.pathname}?${query}`;
  }

  row(found, row) {
    return html`
      <li>
        <div class="plan-head">${statusChip('ImportAction', row.action)}
          <strong>${row.product ? html`<a href=${to(`/products/${encodeURIComponent(row.product.id)}`)}>${row.label}</a>` : row.label}</strong>
          ${row.fieldChanges.find(({ field }) => field === 'name')?.new ?? nothing}
          <small>${row.sheet}, row ${row.row}</small></div>
        ${row.problems.length ? this.problems(row.problems) : nothing}
        ${row.fieldChanges.length ? this.changes(row.fieldChanges) : nothing}
        ${row.evidence.map((one) => html`<div class="plan-evidence"><p>${word('ImportEvidenceAction', one.action)} ${one.label} <small>${one.sheet}, row ${one.row}</small></p>
          ${this.changes(this.ofEvidence(found, one))}</div>`)}
      </li>
    `;
  }

  /** The changes of what is on file, of which fields are told without their kind. */
  ofEvidence(found, { sheet, fieldChanges }) {
    const known = [...readIn(found, sheet), ...this.fields.flatMap(({ columns }) => columns.map(({ field }) => field))];
    return fieldChanges.map((one) => ({ ...one, field: known.find((field) => field.endsWith(`.${one.field}`)) ?? one.field }));
  }

  /** Many, as of a product that is new, are folded: the list of rows stays one to be read over. */
  changes(all) {
    const words = (one, value) => valueOf(this.fields, one.field, value);
    const list = html`<dl class="changes">${all.map((one) => html`<div><dt>${headerOf(this.fields, one.field)}</dt>
      <dd>${one.old !== null ? html`<del>${words(one, one.old)}</del> ` : nothing}${one.new !== null ? html`<ins>${words(one, one.new)}</ins>` : html`<em>empty</em>`}</dd></div>`)}</dl>`;
    return all.length > SHOWN_AT_ONCE ? html`<details><summary>${all.length} values</summary>${list}</details>` : list;
  }

  problems(all) {
    return html`<ul class="problems">${all.map((one) => html`<li>${shape(one.severity === 'ERROR' ? 'bad' : 'look')}
      <span><span class="visually-hidden">${word('ImportSeverity', one.severity)}: </span>${one.message}</span></li>`)}</ul>`;
  }
}

/** Products that were changed since were left alone when it was taken back. */
const isUnfinished = ({ state, notes }) => state === 'REVERTED' && notes.some(({ code }) => code === 'CHANGED_SINCE_APPLIED');

/** The fields that were read on a sheet. */
const readIn = ({ columns }, name) => columns.filter(({ sheet }) => sheet === name).flatMap(({ recognised }) => recognised.map(({ field }) => field));

const rows = (count, kind = '') => `${figure(count)} ${kind}${count === 1 ? 'row' : 'rows'}`;

const carriedOut = ({ applyMode, counts: { create, update, rejected, withValidCells } }) => {
  const inPart = applyMode === 'VALID_CELLS' ? withValidCells : 0;
  return [[create, 'added'], [update, 'changed'], [inPart, 'taken without what was wrong'], [rejected - inPart, 'rejected']].filter(([count]) => count).map(([count, done]) => `${rows(count)} ${done}`).join(', ') || 'nothing was to be done';
};

customElements.define('import-page', ImportPage);
