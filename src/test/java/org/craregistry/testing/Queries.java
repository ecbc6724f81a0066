package org.craregistry.testing;

/** What a client may ask for at most: everything there is to know of a determination, and of the law. */
public final class Queries {

    private static final String CITATION = "{ act { title number url } place url standing }";

    private static final String PROVISION =
            "{ code effect condition exceptions { code effect condition citation %1$s } citation %1$s }"
                    .formatted(CITATION);

    private static final String QUESTION =
            "{ fact header question citation %s type choices { code label explanation } unit }".formatted(CITATION);

    private static final String CONDITION =
            "{ code truth citation %s statement because restsOn missingCodes }".formatted(CITATION);

    private static final String ITEM = "{ code citation %s title needed present }".formatted(CITATION);

    private static final String REASON = "{ level parent code statement truth citation %s }".formatted(CITATION);

    private static final String STATE = """
            { id code title describes hypothetical status inForce base { code } revision draftedBy draftedAt adoptedBy adoptedAt reason
              legalChanges { list reference before day source url checkedOn entry { reference title categories } }
              reevaluation { products renewed done }
              listings { name title citation %s source url checkedOn
                entries { reference title categories acts levels since remark } }
              readings { name explanation value default point } }""".formatted(CITATION);

    /** Every answer of a determination without the tree of reasons. */
    public static final String ANSWERS = """
            asOf stateOfLaw { id code title describes hypothetical }
            scope { outcome grounds %1$s }
            applicability { outcome legacy grounds %1$s notes %1$s }
            classification { productClass ifInScope category { code productClass title } grounds %1$s }
            aiStatus { outcome limb point appliesFrom registration %1$s grounds %1$s }
            procedures { procedure state purpose row reason citation %2$s assessor }
            withoutAiAct { row open thirdPartyScopeExcludes grounds %1$s }
            aiProcedure interplay
            craConformity { outcome conditions %3$s }
            article15 { outcome detail detailCodes route missing coversAccuracy coversRobustness article43StillRequired appliesFrom
              projection { asOf outcome detail detailCodes } grounds %1$s
              routes { route status reason reasonCodes unmet elements missing conditions %3$s
                certificates { index number status conditions %3$s notes %1$s } } }
            duties { requiredSupportYears supportRequiredUntil supportPeriod %3$s documentsKeptUntil provisions %1$s
              declarationItems %4$s documentationItems %4$s notifiedBodyNumber %3$s }
            reporting %3$s
            findings { code severity message remedy citation %2$s facts %5$s }
            openQuestions %5$s""".formatted(PROVISION, CITATION, CONDITION, ITEM, QUESTION);

    /** Every answer of a determination, and why. */
    public static final String DETERMINATION = ANSWERS + " reasons " + REASON;

    /** The whole law, as the reading copy needs it. */
    public static final String LAW = """
            { law { edition acts { title number url } questions %1$s
              categories { code productClass title description examples boundary citation %2$s }
              requirements { code part title summary mayBeNotApplicable citation %2$s }
              elements { code title summary cybersecurity mayBeNotAppropriate citation %2$s }
              provisions %3$s
              sections { title provisions %3$s rulings { title inOrder rows { provision { code } result } }
                checklists { title conditions { code } } }
              dates { code title date source checkedOn }
              states(first: 20) { nodes %4$s } } }""".formatted(QUESTION, CITATION, PROVISION, STATE);

    private Queries() {}
}
