import { ask, gql } from './api.js';
import { day } from './figures.js';

const REGISTER_COLUMNS = gql`
  query RegisterColumns { registerColumns { name columns { field header computed maximum accepted { code label cell } } } }
`;

let asked = null;

/**
 * The columns of the register, sheet by sheet; asked once.
 *
 * @returns {Promise<{ name: string, columns: { field: string, header: string, computed: boolean, maximum: number | null, accepted: { code: string, label: string, cell: string }[] }[] }[]>}
 */
export function registerColumns() {
  asked ??= ask(REGISTER_COLUMNS).then(
    (data) => data.registerColumns,
    (failure) => {
      asked = null;
      throw failure;
    },
  );
  return asked;
}

/** What people read for a field: the header of its column. */
export const headerOf = (sheets, field) => columnOf(sheets, field)?.header ?? field;

/** What a field accepts, each with what people read and what cells hold; empty where it is no choice. */
export const acceptedBy = (sheets, field) => columnOf(sheets, field)?.accepted ?? [];

/** What people read for a value of a field: the labels of a choice, a day in words, and any other text as it is. */
export function valueOf(sheets, field, text) {
  const column = columnOf(sheets, field);
  if (column?.accepted.length) {
    const codes = text.startsWith('[') ? JSON.parse(text) : [text];
    return codes.map((code) => column.accepted.find((one) => one.code === code)?.label ?? code).join('; ') || 'None of them';
  }
  return column && column.maximum === null && /^\d{4}-\d{2}-\d{2}$/.test(text) ? day(text) : text;
}

const columnOf = (sheets, field) => sheets.flatMap((sheet) => sheet.columns).find((one) => one.field === field);
