import { transfer } from './api.js';

/**
 * Files that were uploaded since the page was loaded, by the import they became: to plan one anew with other columns, it is sent again.
 *
 * @type {Map<string, File>}
 */
const sent = new Map();

const TYPES = { csv: 'text/csv', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };

export const fileOf = (importId) => sent.get(importId) ?? null;

/**
 * Uploads a register to be planned.
 *
 * @param {Record<string, string>} mapping which field each header stands for; empty for one that is not to be read
 * @returns {Promise<string>} the id of the import
 */
export async function upload(portfolioKey, file, { mapping = {}, datePattern = '' } = {}) {
  const query = new URLSearchParams({ fileName: file.name });
  for (const [header, field] of Object.entries(mapping)) query.append('map', `${header}=${field}`);
  if (datePattern) query.set('datePattern', datePattern);
  const response = await transfer(`/registers/${encodeURIComponent(portfolioKey)}/imports?${query}`, {
    method: 'POST',
    headers: { 'Content-Type': TYPES[file.name.split('.').pop().toLowerCase()] ?? 'application/octet-stream' },
    body: file,
  });
  const { id } = await response.json();
  sent.set(id, file);
  return id;
}
