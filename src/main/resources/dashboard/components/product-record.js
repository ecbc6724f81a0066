import { ask, change, gql } from '../base/api.js';

/**
 * What is recorded of a product, whole: so that the law can be asked about it with one answer changed before anything is saved.
 */

const FACTS = gql`
  fragment AllFacts on Facts {
    nature dataConnection unionMarket commercialActivity operatorRole placedUnderOwnName substantiallyModifiedByUs otherLaw
    pedalCycleL1e identicalSparePart defenceOrNationalSecurityOnly classifiedInformation presentation
    nonComplianceSignVisible safetyComponentUnderOtherLaw ehrSystem placedOnMarketOn stillPlacedOnMarket
    substantiallyModified substantiallyModifiedOn coreFunctionality chip chipSecuresOthers chipTamperFeatures chipAvaVan
    otherAdvancedSecurityDevice freeAndOpenSource technicalDocumentationPublic standardsApplied expectedUseYears
    supportUntil riskAssessmentCoversAiThreats usedByEssentialEntities aiSystem aiExclusion aiSystemIsThisProduct
    prohibitedPractices annexIAct aiIsProductItself aiFulfilsSafetyFunction aiSolelyNonSafety
    aiFailureEndangersHealthOrSafety thirdPartyAssessmentRequired thirdPartyOnlyForOtherRisks annexIIIPoints profiling
    noSignificantRisk derogationConditions derogationDocumented registeredInEuDatabase publicAuthorityUse lawEnforcementUse
    significantDesignChange significantDesignChangeOn aiSubstantiallyModified aiSubstantiallyModifiedOn aiStandardsApplied
    aiProcedureChosen sectoralThirdParty
  }
`;

const PRODUCT_RECORD = gql`
  query ProductRecord($id: ID!, $questions: Boolean!) {
    law @include(if: $questions) {
      questions {
        fact header question help type unit minimum maximum
        group { code title purpose }
        citation { act { title } place url standing }
        choices { code label explanation }
      }
    }
    product(by: { id: $id }) {
      id revision reference version name description manufacturer manufacturerAddress responsible intendedPurpose website fromPortfolio
      facts { ...AllFacts }
      portfolio { id defaults { facts { ...AllFacts } } }
      classificationDecision { coreFunctionality reason decidedBy decidedAt }
      changes(first: 1) { nodes { actor at } }
      certificates(first: 100) { nodes {
        scheme kind number level issuer certifiedObject certifiedVersion coversVersions continuityDocument issuedOn expiresOn withdrawnOn
        suspendedFrom suspendedUntil covers url
      } }
      declarations(first: 100) { nodes {
        number form issuedOn withdrawnOn annexVItems identifiesThisVersion namesAiActArticle15 elements acts signatory url
      } }
      assessments(first: 100) { nodes {
        procedure bodyName bodyNumber certificateNumber completedOn validUntil coversAnnexI article39Assessed openFindings manualReviewReference
      } }
      requirements { requirement { code } standing note }
      article15Elements { element { code } standing evidence }
    }
  }
  ${FACTS}
`;

const FACTS_PREVIEW = gql`
  query FactsPreview($facts: FactsInput!, $evidence: EvidenceInput, $asOf: Date) {
    determine(facts: $facts, evidence: $evidence, asOf: $asOf) {
      scope { outcome }
      applicability { outcome }
      classification { productClass }
      aiStatus { outcome }
      craConformity { outcome }
      article15 { outcome detail }
      openQuestions { fact question }
    }
  }
`;

const ANSWER_FACTS = gql`
  mutation AnswerFacts($input: UpdateProductInput!) { updateProduct(input: $input) { product { id revision } errors { code path message } } }
`;

/** The questions of the law, asked once; they are the same for every product. */
let questions = null;

/** @returns {Promise<{ questions: any[], record: any }>} `record` is null where there is no such product */
export async function readRecord(id) {
  const { law, product } = await ask(PRODUCT_RECORD, { id, questions: questions === null });
  questions ??= law.questions;
  return { questions, record: product };
}

/** What the law would answer were these facts changed; nothing is stored. */
export async function previewFacts(record, changes, asOf) {
  const facts = { ...record.facts };
  for (const [fact, value] of Object.entries(changes)) facts[fact] = value ?? record.portfolio.defaults.facts[fact];
  return (await ask(FACTS_PREVIEW, { facts: { ...facts, version: record.version }, evidence: evidenceOf(record), asOf })).determine;
}

export const saveFacts = (record, facts, reason) =>
  change(ANSWER_FACTS, { input: { id: record.id, expectedRevision: record.revision, facts, reason } });

function evidenceOf(record) {
  return {
    certificates: record.certificates.nodes,
    declarations: record.declarations.nodes,
    assessments: record.assessments.nodes,
    requirements: record.requirements.map(({ requirement, standing, note }) => ({ code: requirement.code, standing, note })),
    article15Elements: record.article15Elements.map(({ element, standing, evidence }) => ({ code: element.code, standing, evidence })),
  };
}

/** Whether two values are the same, lists in whatever order. */
export function same(one, other) {
  const plain = (value) => JSON.stringify(Array.isArray(value) ? [...value].sort() : (value ?? null));
  return plain(one) === plain(other);
}
