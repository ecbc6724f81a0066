import { transfer } from './api.js';

/**
 * Files that were uploaded since the page was loaded, by the import they became: to plan one anew with other columns, it is sent again.
 *
 * @type {Map<string, { file: File, mapping: Record<string, string> }>}
 */
const sent = new Map();

const TYPES = { csv: 'text/csv', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };

/** Whether the file of an import is still at hand. */
export const isAtHand = (importId) => sent.has(importId);

/**
 * Sends the file of an import once more, with what is known of its columns by now.
 *
 * @param {Record<string, string>} mapping which field each header stands for
 */
export function uploadAgain(portfolioKey, importId, mapping) {
  const before = sent.get(importId);
  return upload(portfolioKey, before.file, { ...before.mapping, ...mapping });
}

/**
 * Uploads a register to be planned.
 *
 * @returns {Promise<string>} the id of the import
 */
export async function upload(portfolioKey, file, mapping = {}) {
  const query = new URLSearchParams({ fileName: file.name });
  for (const [header, field] of Object.entries(mapping)) query.append('map', `${header}=${field}`);
  const response = await transfer(`/registers/${encodeURIComponent(portfolioKey)}/imports?${query}`, {
    method: 'POST',
    headers: { 'Content-Type': TYPES[file.name.split('.').pop().toLowerCase()] ?? 'application/octet-stream' },
    body: file,
  });
  const { id } = await response.json();
  sent.set(id, { file, mapping });
  return id;
}
