/**
 * The law as code: the facts it asks for, its provisions with their citations, and the answers they give for one
 * product on one date under one state of the law. Pure: no clock, no input or output, no framework.
 *
 * <p>What stands on which shelf:
 *
 * <ul>
 *   <li><b>Cyber Resilience Act</b>, an article or annex to a file. Scope: {@code CraArticle02Scope}, {@code
 *       CraArticle03Definitions}, {@code CraArticle04Tolerated}, {@code CraArticle24Stewards}, in their order of precedence
 *       {@code CraScope}. Class: {@code CraArticle07And08Classes}, {@code CraAnnex3}, {@code CraAnnex4}, {@code
 *       CraAnnex3And4Chips}, together {@code CraClass}. Application: {@code CraArticle69Transition}, {@code
 *       CraArticle71Application}. Procedures: {@code CraArticle32Procedures}. With the AI Act: {@code CraArticle12AiSystems},
 *       {@code CraArticle12Interplay}. Duties: {@code CraArticle13Duties}, {@code CraArticle14Reporting}, {@code
 *       CraAnnex5And7Documents}. Conformity: {@code CraAnnex1Requirements}, {@code CraArticle28Declaration}, {@code
 *       CraArticle30Marking}, {@code CraCertificates} (Articles 8 and 27), together {@code CraConformity}.
 *   <li><b>AI Act</b>, likewise. Status: {@code AiActArticle02Exclusions}, {@code AiActArticle03Definitions}, {@code
 *       AiActArticle05Prohibited}, {@code AiActArticle06HighRisk}, together {@code AiStatus}. Application: {@code
 *       AiActArticle111And113Application}. Procedure and registration: {@code AiActArticle43Assessment}, {@code
 *       AiActArticle49Registration}. Cybersecurity: {@code Article15}, and its routes {@code CraRoute} (CRA Article 12(1)),
 *       {@code AiActArticle42Presumption} and {@code AiActArticle40DirectEvidence}.
 *   <li><b>Both acts at once</b>: which procedures are open, {@code Procedures} and {@code ProcedureOptions}; which evidence
 *       shows that the right one was completed, {@code ProcedureEvidence}.
 *   <li><b>Cybersecurity Act</b> with the EUCC: {@code CsaCertificates}.
 *   <li><b>Beside the acts</b>: what somebody has to look at, {@code Findings} and {@code Contradictions}; what lies ahead,
 *       {@code DaysAhead}, {@code LawAhead} and {@code EvidenceAhead}; what a new version takes over, {@code NewVersion}.
 *   <li><b>The forms that all are written in</b>: {@code Provision} with {@code Condition}, {@code Citation} and {@code Truth};
 *       {@code Sequence}, {@code Table} and {@code Checklist}.
 *   <li><b>What goes in</b>: {@code Vocabulary} (every fact), {@code EvidenceFields}, {@code StateOfLaw}; as texts and lists, see
 *       {@code law.plain}. <b>What comes out</b>: {@code Law} and its {@code Determination}.
 * </ul>
 */
@NullMarked
package org.craregistry.law;

import org.jspecify.annotations.NullMarked;
