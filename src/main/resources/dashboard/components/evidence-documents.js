import { Component, html, nothing } from '../lib/lit.js';
import { change, gql, transfer } from '../base/api.js';
import { moment } from '../base/figures.js';
import { codesOf, word } from '../base/registry.js';
import { failureNote } from './notes.js';
import { openRecordDialog } from './record-dialog.js';

export const DOCUMENT_FILE = gql`
  fragment DocumentFile on EvidenceFile { id fileName kind sizeInBytes uploadedAt uploadedBy path sbom { format version } }
`;
export const DOCUMENT_ADDRESS = gql`
  fragment DocumentAddress on EvidenceAddress { id url title kind attachedAt attachedBy }
`;
const ATTACH_ADDRESS = gql`
  mutation AttachAddress($input: AttachAddressInput!) { attachAddress(input: $input) { errors { code path message } } }
`;
const REMOVE_DOCUMENT = gql`
  mutation RemoveDocument($input: RemoveEvidenceFileInput!) { removeEvidenceFile(input: $input) { errors { code path message } } }
`;

/**
 * The documents behind something on file, with what adds and removes them: files that are kept here, addresses of others. Sends
 * `product-changed` after each change.
 */
class EvidenceDocuments extends Component {
  static properties = {
    holder: {}, files: { attribute: false }, addresses: { attribute: false }, mayChange: { attribute: false }, withKinds: { attribute: false },
    busy: { state: true }, failure: { state: true }, told: { state: true },
  };

  constructor() {
    super();
    this.files = [];
    this.addresses = [];
    this.mayChange = false;
    this.withKinds = false;
    this.busy = false;
    this.failure = null;
    this.told = '';
  }

  async upload(event) {
    const input = event.target;
    const kind = this.querySelector('select')?.value;
    this.busy = true;
    this.failure = null;
    try {
      for (const file of input.files) {
        const query = new URLSearchParams({ fileName: file.name, ...(kind ? { kind } : {}) });
        const kept = await transfer(`/evidence/${encodeURIComponent(this.holder)}/files?${query}`, {
          method: 'POST',
          headers: { 'Content-Type': file.type || 'application/octet-stream' },
          body: file,
        });
        await kept.json();
        this.told = `${file.name} is on file.`;
      }
      input.value = '';
      this.changed();
    } catch (failure) {
      this.failure = failure;
    } finally {
      this.busy = false;
    }
  }

  changed() {
    this.dispatchEvent(new CustomEvent('product-changed', { bubbles: true }));
  }

  attach() {
    openRecordDialog({
      title: 'Attach the address of a document',
      intro: 'For a document that is kept elsewhere; nothing is fetched from there.',
      button: 'Attach',
      fields: [
        { name: 'url', label: 'Address', type: 'address', required: true, wide: true },
        { name: 'title', label: 'What the document is called', wide: true },
        ...(this.withKinds ? [{ name: 'kind', label: 'What it is', type: 'choice', kinds: ['ProductDocumentKind'], required: true, wide: true }] : []),
      ],
      values: {},
      send: (values, reason) => change(ATTACH_ADDRESS, { input: { to: this.holder, ...values, reason } }),
      done: () => this.changed(),
    });
  }

  remove(document, name) {
    openRecordDialog({
      title: `Remove ${name}?`,
      intro: 'It can no longer be downloaded; what it was stays in the history.',
      button: 'Remove',
      needsReason: true,
      fields: [],
      send: (none, reason) => change(REMOVE_DOCUMENT, { input: { id: document.id, reason } }),
      done: () => this.changed(),
    });
  }

  view() {
    return html`
      ${this.files.length + this.addresses.length
        ? html`<ul class="documents">${this.files.map((one) => this.file(one))}${this.addresses.map((one) => this.address(one))}</ul>`
        : html`<p class="no-documents">No documents yet.</p>`}
      ${this.failure ? failureNote(this.failure) : nothing}
      <p class="visually-hidden" role="status">${this.told}</p>
      ${this.mayChange ? this.adding() : nothing}
    `;
  }

  file(one) {
    return html`<li><a href=${one.path} download>${one.fileName}</a> <small>${size(one.sizeInBytes)} · ${this.kindOf(one)}${one.sbom ? `${word('SbomFormat', one.sbom.format)} ${one.sbom.version} · ` : nothing}${one.uploadedBy}, ${moment(one.uploadedAt)}</small>
      ${this.removal(one, one.fileName)}</li>`;
  }

  address(one) {
    return html`<li><a href=${one.url} target="_blank" rel="noreferrer">${one.title ?? one.url}</a> <small>kept elsewhere · ${this.kindOf(one)}${one.attachedBy}, ${moment(one.attachedAt)}</small>
      ${this.removal(one, one.title ?? one.url)}</li>`;
  }

  kindOf({ kind }) {
    return kind ? `${word('ProductDocumentKind', kind)} · ` : nothing;
  }

  removal(one, name) {
    return this.mayChange ? html`<button type="button" class="link" aria-label="Remove ${name}" @click=${() => this.remove(one, name)}>Remove</button>` : nothing;
  }

  adding() {
    return html`
      <div class="adding">
        ${this.withKinds ? html`<label>Kind <select>${codesOf('ProductDocumentKind').map((code) => html`<option value=${code}>${word('ProductDocumentKind', code)}</option>`)}</select></label>` : nothing}
        <label class="upload">Upload a file <input type="file" multiple ?disabled=${this.busy} @change=${this.upload}></label>
        <button type="button" @click=${this.attach}>Attach an address</button>
      </div>
    `;
  }
}

const size = (bytes) => (bytes < 1024 ? `${bytes} B` : bytes < 1_048_576 ? `${Math.round(bytes / 1024)} kB` : `${(bytes / 1_048_576).toFixed(1)} MB`);

customElements.define('evidence-documents', EvidenceDocuments);
