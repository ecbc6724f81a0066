import { gql } from '../base/api.js';

/**
 * The kinds of records that are on file for a product: what is recorded of each, and how it is filed, changed and withdrawn.
 */

const FILE_CERTIFICATE = gql`mutation FileCertificate($input: FileCertificateInput!) { fileCertificate(input: $input) { errors { code path message } } }`;
const CHANGE_CERTIFICATE = gql`mutation ChangeCertificate($input: UpdateCertificateInput!) { updateCertificate(input: $input) { errors { code path message } } }`;
const WITHDRAW_CERTIFICATE = gql`mutation WithdrawCertificate($input: WithdrawCertificateInput!) { withdrawCertificate(input: $input) { errors { code path message } } }`;
const FILE_DECLARATION = gql`mutation FileDeclaration($input: IssueDeclarationInput!) { issueDeclaration(input: $input) { errors { code path message } } }`;
const CHANGE_DECLARATION = gql`mutation ChangeDeclaration($input: UpdateDeclarationInput!) { updateDeclaration(input: $input) { errors { code path message } } }`;
const WITHDRAW_DECLARATION = gql`mutation WithdrawDeclaration($input: WithdrawDeclarationInput!) { withdrawDeclaration(input: $input) { errors { code path message } } }`;
const FILE_ASSESSMENT = gql`mutation FileAssessment($input: RecordAssessmentInput!) { recordAssessment(input: $input) { errors { code path message } } }`;
const CHANGE_ASSESSMENT = gql`mutation ChangeAssessment($input: UpdateAssessmentInput!) { updateAssessment(input: $input) { errors { code path message } } }`;
export const REMOVE_RECORD = gql`mutation RemoveRecord($input: RemoveEvidenceInput!) { removeEvidence(input: $input) { errors { code path message } } }`;

const suspended = (values) => Boolean(values.suspendedFrom || values.suspendedUntil || values.issuedOn);
/** The elements of Article 15 on accuracy and robustness, which no certificate covers. */
const OTHER_THAN_CYBERSECURITY = /^A15-(AC|RO)/;

const continued = (values) => Boolean(values.coversVersions?.length);

/**
 * @typedef {{
 *   list: string, input: string, title: string, one: string, empty: string, fields: import('./record-field.js').Field[],
 *   file: string, change: string, withdraw?: string, named: (record: any) => (string | null)[],
 * }} EvidenceKind `list` is the field of a product, `input` that of the mutations
 * @type {EvidenceKind[]}
 */
export const EVIDENCE_KINDS = [
  {
    list: 'certificates',
    input: 'certificate',
    title: 'Certificates and statements of conformity',
    one: 'a certificate',
    empty: 'No certificate is on file. One under a European scheme can show Article 15 by presumption.',
    file: FILE_CERTIFICATE,
    change: CHANGE_CERTIFICATE,
    withdraw: WITHDRAW_CERTIFICATE,
    named: (one) => [one.scheme, one.number],
    fields: [
      { name: 'scheme', label: 'Scheme', help: 'such as EUCC; without it the certificate shows nothing' },
      { name: 'kind', label: 'Kind', type: 'choice', kinds: ['CertificateKind'] },
      { name: 'number', label: 'Number' },
      { name: 'level', label: 'Assurance level', type: 'choice', kinds: ['AssuranceLevel'] },
      { name: 'issuer', label: 'Issuer' },
      { name: 'certifiedObject', label: 'Certifies', type: 'choice', kinds: ['CertifiedObject'] },
      { name: 'certifiedVersion', label: 'Certified version' },
      { name: 'issuedOn', label: 'Valid from', type: 'day' },
      { name: 'expiresOn', label: 'Last day', type: 'day' },
      { name: 'coversVersions', label: 'Further versions', type: 'lines', help: 'one on each line' },
      { name: 'continuityDocument', label: 'Document that extends it to them', wide: true, shownWith: continued },
      { name: 'suspendedFrom', label: 'Suspended from', type: 'day', shownWith: suspended },
      { name: 'suspendedUntil', label: 'Suspended until', type: 'day', shownWith: suspended },
      { name: 'url', label: 'Address', type: 'address', wide: true, help: 'where it can be read' },
      { name: 'covers', label: 'Covers', type: 'codes', kinds: ['ElementCode', 'RequirementCode'], offered: (code) => !OTHER_THAN_CYBERSECURITY.test(code) },
    ],
  },
  {
    list: 'declarations',
    input: 'declaration',
    title: 'EU declarations of conformity',
    one: 'a declaration',
    empty: 'No declaration is on file. A draft is under Declaration: record it here once it is signed.',
    file: FILE_DECLARATION,
    change: CHANGE_DECLARATION,
    withdraw: WITHDRAW_DECLARATION,
    named: (one) => [one.number],
    fields: [
      { name: 'number', label: 'Number' },
      { name: 'form', label: 'Form', type: 'choice', kinds: ['DeclarationForm'] },
      { name: 'issuedOn', label: 'Issued on', type: 'day' },
      { name: 'signatory', label: 'Signed by' },
      { name: 'identifiesThisVersion', label: 'Identifies this product in this version', type: 'yesno' },
      { name: 'namesAiActArticle15', label: 'States that Article 15 of the AI Act is reached', type: 'yesno' },
      { name: 'url', label: 'Address', type: 'address', wide: true, help: 'where it can be read' },
      { name: 'annexVItems', label: 'Items of Annex V that it has', type: 'numbers', codes: [1, 2, 3, 4, 5, 6, 7, 8] },
      { name: 'acts', label: 'Declares conformity with', type: 'codes', kinds: ['DeclaredAct'] },
      { name: 'elements', label: 'Elements of Article 15 that it says are shown', type: 'codes', kinds: ['ElementCode'] },
    ],
  },
  {
    list: 'assessments',
    input: 'assessment',
    title: 'Conformity assessments',
    one: 'an assessment',
    empty: 'No assessment is on record.',
    file: FILE_ASSESSMENT,
    change: CHANGE_ASSESSMENT,
    named: (one) => [one.certificateNumber],
    fields: [
      { name: 'procedure', label: 'Procedure', type: 'choice', kinds: ['Procedure'], wide: true },
      { name: 'completedOn', label: 'Completed on', type: 'day' },
      { name: 'validUntil', label: 'Last day', type: 'day', help: 'empty where it stays valid' },
      { name: 'bodyName', label: 'Notified body' },
      { name: 'bodyNumber', label: 'Its number', help: 'four digits' },
      { name: 'certificateNumber', label: 'Certificate' },
      { name: 'coversAnnexI', label: 'Expressly covers Annex I of the CRA', type: 'yesno' },
      { name: 'article39Assessed', label: 'Body assessed for Article 39 of the CRA', type: 'yesno' },
      { name: 'openFindings', label: 'Findings are still open', type: 'yesno' },
      { name: 'manualReviewReference', label: 'Where the review by a person is on record', wide: true },
    ],
  },
];
