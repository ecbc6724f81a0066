package org.craregistry.law;

import static org.craregistry.law.Act.CRA;
import static org.craregistry.law.Condition.allOf;
import static org.craregistry.law.Condition.anyOf;
import static org.craregistry.law.OperatorRole.AUTHORISED_REPRESENTATIVE;
import static org.craregistry.law.OperatorRole.DISTRIBUTOR;
import static org.craregistry.law.OperatorRole.IMPORTER;
import static org.craregistry.law.Vocabulary.OPERATOR_ROLE;
import static org.craregistry.law.Vocabulary.PLACED_UNDER_OWN_NAME;
import static org.craregistry.law.Vocabulary.SUBSTANTIALLY_MODIFIED_BY_US;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** CRA Articles 18 to 23: economic operators beside the manufacturer, and when one of them becomes a manufacturer. */
final class CraArticle18To23Operators {

    private static final Condition REPRESENTS = OPERATOR_ROLE.is(AUTHORISED_REPRESENTATIVE);
    private static final Condition IMPORTS = OPERATOR_ROLE.is(IMPORTER);
    private static final Condition DISTRIBUTES = OPERATOR_ROLE.is(DISTRIBUTOR);

    static final Provision REPRESENTATIVES_ACT_WITHIN_A_MANDATE = CRA.at("Art. 18(2)")
            .says("a mandate cannot hand over how the product is designed, its risk assessment, its"
                    + " support and the drawing up of its documentation")
            .when(REPRESENTS)
            .as("REPRESENTATIVE_MANDATE");

    static final Provision REPRESENTATIVES_DO_WHAT_THE_MANDATE_SAYS = CRA.at("Art. 18(3)")
            .says("an authorised representative does what its written mandate says, and keeps"
                    + " declaration and documentation at the disposal of the authorities")
            .when(REPRESENTS)
            .as("REPRESENTATIVE_TASKS");

    static final Provision IMPORTERS_VERIFY = CRA.at("Art. 19(2)(a) to (d)")
            .says("before placing it on the market an importer ensures that the manufacturer has"
                    + " assessed, documented, marked and identified the product")
            .when(IMPORTS)
            .as("IMPORTER_VERIFIES");

    static final Provision IMPORTERS_HOLD_BACK_AND_INFORM = CRA.at("Art. 19(3)")
            .says("an importer does not place on the market what it has reason to think does not"
                    + " conform, and tells manufacturer and authorities of a significant risk")
            .when(IMPORTS)
            .as("IMPORTER_HOLDS_BACK");

    static final Provision IMPORTERS_CORRECT_AND_INFORM = CRA.at("Art. 19(5)")
            .says("an importer sees that what does not conform is corrected, tells the manufacturer of"
                    + " vulnerabilities and the authorities of a significant risk")
            .when(IMPORTS)
            .as("IMPORTER_CORRECTS");

    static final Provision IMPORTERS_KEEP_THE_DECLARATION = CRA.at("Art. 19(6)")
            .says("an importer keeps a copy of the declaration for ten years or the support period,"
                    + " whichever is longer")
            .when(IMPORTS)
            .as("IMPORTER_KEEPS");

    static final Provision DISTRIBUTORS_VERIFY = CRA.at("Art. 20(2)")
            .says("before making it available a distributor verifies the marking, and that manufacturer"
                    + " and importer have done what can be seen on the product")
            .when(DISTRIBUTES)
            .as("DISTRIBUTOR_VERIFIES");

    static final Provision DISTRIBUTORS_HOLD_BACK_AND_INFORM = CRA.at("Art. 20(3)")
            .says("a distributor does not make available what it has reason to think does not conform,"
                    + " and tells manufacturer and authorities of a significant risk")
            .when(DISTRIBUTES)
            .as("DISTRIBUTOR_HOLDS_BACK");

    static final Provision DISTRIBUTORS_CORRECT_AND_INFORM = CRA.at("Art. 20(4)")
            .says("a distributor sees that what does not conform is corrected, tells the manufacturer of"
                    + " vulnerabilities and the authorities of a significant risk")
            .when(DISTRIBUTES)
            .as("DISTRIBUTOR_CORRECTS");

    static final Provision SUPPLIERS_ARE_NAMED_ON_REQUEST = CRA.at("Art. 23(2)")
            .says("for ten years an operator can tell the authorities from whom it got the product and"
                    + " to whom it supplied it")
            .when(OPERATOR_ROLE.is(OperatorRole.MANUFACTURER, AUTHORISED_REPRESENTATIVE, IMPORTER, DISTRIBUTOR))
            .as("SUPPLY_CHAIN");

    static final Provision WHO_BRANDS_OR_MODIFIES_IS_A_MANUFACTURER = CRA.at("Art. 21")
            .says("an importer or distributor that places it on the market under its own name or trademark, or"
                    + " substantially modifies it, is its manufacturer")
            .when(allOf(
                    OPERATOR_ROLE.is(IMPORTER, DISTRIBUTOR),
                    anyOf(PLACED_UNDER_OWN_NAME.isYes(), SUBSTANTIALLY_MODIFIED_BY_US.isYes())))
            .as("BECOMES_MANUFACTURER_21");

    static final Provision WHOEVER_MODIFIES_IS_A_MANUFACTURER = CRA.at("Art. 22")
            .says("anybody else who substantially modifies it and makes it available is its manufacturer, for the part"
                    + " that is affected or for the whole product")
            .when(allOf(REPRESENTS, SUBSTANTIALLY_MODIFIED_BY_US.isYes()))
            .as("BECOMES_MANUFACTURER_22");

    private static final List<Provision> DUTIES = List.of(
            REPRESENTATIVES_ACT_WITHIN_A_MANDATE,
            REPRESENTATIVES_DO_WHAT_THE_MANDATE_SAYS,
            IMPORTERS_VERIFY,
            IMPORTERS_HOLD_BACK_AND_INFORM,
            IMPORTERS_CORRECT_AND_INFORM,
            IMPORTERS_KEEP_THE_DECLARATION,
            DISTRIBUTORS_VERIFY,
            DISTRIBUTORS_HOLD_BACK_AND_INFORM,
            DISTRIBUTORS_CORRECT_AND_INFORM,
            SUPPLIERS_ARE_NAMED_ON_REQUEST);

    static final List<Provision> PROVISIONS = Stream.concat(
                    DUTIES.stream(),
                    Stream.of(WHO_BRANDS_OR_MODIFIES_IS_A_MANUFACTURER, WHOEVER_MODIFIES_IS_A_MANUFACTURER))
            .toList();

    /** Findings about what the manufacturer has to have done. */
    private static final Set<FindingCode> OF_THE_MANUFACTURER = EnumSet.of(
            FindingCode.NOT_DEMONSTRATED_ON_MARKET,
            FindingCode.NB_ART39_NOT_ASSESSED,
            FindingCode.ASSURANCE_GAP,
            FindingCode.CERT_LEVEL_TOO_LOW,
            FindingCode.CRA_PROCEDURE_MISSING,
            FindingCode.SUPPORT_PERIOD_TOO_SHORT,
            FindingCode.SUPPORT_PERIOD_ENDED);

    private CraArticle18To23Operators() {}

    /** What binds somebody in this role, the manufacturer by what a register can follow; nothing while the role is open. */
    static List<Provision> duties(Case c) {
        OperatorRole role = c.facts().get(OPERATOR_ROLE);
        if (role == null) {
            return List.of();
        }
        return switch (role) {
            case MANUFACTURER -> CraArticle13Duties.PROVISIONS;
            case OPEN_SOURCE_STEWARD -> CraArticle24Stewards.duties();
            case IMPORTER, DISTRIBUTOR, AUTHORISED_REPRESENTATIVE ->
                DUTIES.stream()
                        .filter(provision -> provision.weigh(c) == Truth.YES)
                        .toList();
        };
    }

    /** The finding in the words of the role: what is for the manufacturer is verified by others. */
    static Finding worded(Finding finding, Case c) {
        OperatorRole role = c.facts().get(OPERATOR_ROLE);
        if (role == null || !OF_THE_MANUFACTURER.contains(finding.code())) {
            return finding;
        }
        return switch (role) {
            case IMPORTER -> toVerify(finding, placing(c));
            case DISTRIBUTOR ->
                toVerify(
                        finding,
                        "It is for the manufacturer to do this: verify it before you make the product available.");
            case AUTHORISED_REPRESENTATIVE ->
                toVerify(finding, "It is for the manufacturer, whom you represent, to do this.");
            case MANUFACTURER, OPEN_SOURCE_STEWARD -> finding;
        };
    }

    private static String placing(Case c) {
        return Vocabulary.PLACED_ON_MARKET_ON.hasCome().weigh(c) == Truth.YES
                ? "Ask the manufacturer for what is missing. Place no further unit on the market until you have it."
                : "It is for the manufacturer to do this: verify it before you place the product on the market.";
    }

    /** What is for us comes first; what the manufacturer does is told as far as it fits. */
    private static Finding toVerify(Finding finding, String ours) {
        String both = ours + " " + finding.remedy();
        return finding.remedying(both.length() <= Sentences.MOST_CHARACTERS ? both : ours);
    }
}
