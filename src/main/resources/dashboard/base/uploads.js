import { Failure, transfer } from './api.js';

const TYPES = { csv: 'text/csv', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };

/**
 * Uploads a register to be planned.
 *
 * @returns {Promise<string>} the id of the import
 * @throws {Failure} in words for the reader
 */
export async function upload(portfolioKey, file) {
  if (!file.size) throw new Failure('refused', `${file.name} is empty. Choose the file that holds your products.`);
  const query = new URLSearchParams({ fileName: file.name });
  const response = await transfer(`/registers/${encodeURIComponent(portfolioKey)}/imports?${query}`, {
    method: 'POST',
    headers: { 'Content-Type': TYPES[file.name.split('.').pop().toLowerCase()] ?? 'application/octet-stream' },
    body: file,
  });
  return (await response.json()).id;
}
