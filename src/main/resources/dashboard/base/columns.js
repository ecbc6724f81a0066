import { ask, gql } from './api.js';

const REGISTER_COLUMNS = gql`
  query RegisterColumns { registerColumns { name columns { field header computed } } }
`;

let asked = null;

/** The columns of the register, sheet by sheet; asked once. @returns {Promise<{ name: string, columns: { field: string, header: string, computed: boolean }[] }[]>} */
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
export const headerOf = (sheets, field) => sheets.flatMap((sheet) => sheet.columns).find((one) => one.field === field)?.header ?? field;
