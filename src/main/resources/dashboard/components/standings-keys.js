/** The letter that sets each standing. */
export const letters = {
  FULFILLED: 'F', NOT_FULFILLED: 'N', NOT_APPLICABLE: 'A', EVIDENCED: 'E', NOT_EVIDENCED: 'N', NOT_APPROPRIATE: 'A',
};

const STANDINGS = {
  f: ['FULFILLED', 'EVIDENCED'], e: ['EVIDENCED', 'FULFILLED'], n: ['NOT_FULFILLED', 'NOT_EVIDENCED'], a: ['NOT_APPLICABLE', 'NOT_APPROPRIATE'],
};

/**
 * Keys in the table of standings: arrows go from row to row in the same column, letters set the standing, Enter goes on to the note and
 * from there to the next row.
 *
 * @param {(code: string, standing: string | null) => void} set
 */
export function moveInGrid(event, set) {
  const row = event.target.closest('tr[data-code]');
  if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = event.target.matches('textarea');
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    if (typing && event.target.value.includes('\n')) return;
    event.preventDefault();
    focusIn(neighbour(row, event.key === 'ArrowDown' ? 1 : -1), typing);
  } else if (event.key === 'Enter' && event.target.matches('textarea, [type=radio]') && !event.shiftKey) {
    event.preventDefault();
    if (typing) focusIn(neighbour(row, 1), false);
    else focusIn(row, true);
  } else if (!typing && event.target.matches('[type=radio]')) {
    byLetter(event, row, set);
  }
}

function byLetter(event, row, set) {
  const key = event.key.toLowerCase();
  const offered = [...row.querySelectorAll('.segment')].map((one) => [...one.classList].at(-1));
  const standing = key === 'u' || key === 'delete' ? null : STANDINGS[key]?.find((one) => offered.includes(one));
  if (standing === undefined) return;
  event.preventDefault();
  set(row.dataset.code, standing);
  row.querySelector(`.segment.${standing ?? 'none'} input`).focus();
}

function neighbour(row, step) {
  const rows = [...row.closest('.standings').querySelectorAll('tr[data-code]')];
  return rows[rows.indexOf(row) + step] ?? row;
}

function focusIn(row, note) {
  (note ? row.querySelector('textarea') : (row.querySelector('input:checked') ?? row.querySelector('input')))?.focus();
}
