import { change, gql } from '../base/api.js';
import { openRecordDialog } from './record-dialog.js';
import { readRecord } from './product-record.js';

const SIGN_CLASS = gql`
  mutation SignClass($input: DecideClassificationInput!) { decideClassification(input: $input) { errors { code path message } } }
`;

/** Asks for the core functionality that a person signs, with a reason. */
export function signClass(record, questions, done) {
  const question = questions.find((one) => one.fact === 'coreFunctionality');
  openRecordDialog({
    title: 'Sign the class',
    intro: `${question.question} Your decision and your reason are kept with your name.`,
    button: 'Sign',
    needsReason: true,
    fields: [{ name: 'coreFunctionality', label: 'Core functionality', type: 'choice', kinds: ['CategoryCode'], required: true, wide: true }],
    values: { coreFunctionality: record.facts.coreFunctionality },
    revision: record.revision,
    send: (changes, reason, revision) =>
      change(SIGN_CLASS, {
        input: { id: record.id, expectedRevision: revision, coreFunctionality: changes.coreFunctionality ?? record.facts.coreFunctionality, reason },
      }),
    reread: async () => {
      const { record: now } = await readRecord(record.id);
      return { revision: now.revision, values: { coreFunctionality: now.facts.coreFunctionality } };
    },
    done,
  });
}
