import { transfer } from './api.js';

const TYPES = { csv: 'text/csv', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };

/**
 * Uploads a register to be planned.
 *
 * @returns {Promise<string>} the id of the import
 */
export async function upload(portfolioKey, file) {
  const query = new URLSearchParams({ fileName: file.name });
  const response = await transfer(`/registers/${encodeURIComponent(portfolioKey)}/imports?${query}`, {
    method: 'POST',
    headers: { 'Content-Type': TYPES[file.name.split('.').pop().toLowerCase()] ?? 'application/octet-stream' },
    body: file,
  });
  return (await response.json()).id;
}
