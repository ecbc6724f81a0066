package org.craregistry.law;

import static org.craregistry.law.Act.CRA;
import static org.craregistry.law.Condition.once;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** CRA Annex I with Article 13(3) and (4): which requirements apply, and whether they are met. */
final class CraAnnex1Requirements {

    static final Provision PRODUCT_MEETS_PART_I = CRA.at("Art. 6(a), 13(3), 13(4), Annex I Part I")
            .says("every requirement on the product is fulfilled, or not applicable with a written reason")
            .when(once(
                    new PartIsMet(1, "every requirement of Annex I Part I is fulfilled or justifiedly not applicable")))
            .telling("Every requirement on the product is fulfilled, or set aside with a written reason.")
            .as("ANNEX_I_PART_I", "Requirements on the product (Annex I Part I)");

    static final Provision PROCESSES_MEET_PART_II = CRA.at("Art. 6(b), Annex I Part II")
            .says("every requirement on the handling of vulnerabilities is fulfilled")
            .when(once(new PartIsMet(2, "every requirement of Annex I Part II is fulfilled")))
            .telling("Every requirement on the handling of vulnerabilities is fulfilled.")
            .as("ANNEX_I_PART_II", "Handling of vulnerabilities (Annex I Part II)");

    static final List<Provision> PROVISIONS = List.of(PRODUCT_MEETS_PART_I, PROCESSES_MEET_PART_II);

    private CraAnnex1Requirements() {}

    /** The requirements of Annex I, less those that are not applicable with a written reason. */
    static Set<AnnexIRequirement> applicable(Evidence evidence) {
        Set<AnnexIRequirement> applicable = EnumSet.allOf(AnnexIRequirement.class);
        evidence.requirements().forEach((requirement, standing) -> {
            if (isSpared(requirement, standing)) {
                applicable.remove(requirement);
            }
        });
        return applicable;
    }

    private static boolean isSpared(AnnexIRequirement requirement, RequirementStanding standing) {
        return requirement.mayBeNotApplicable() && standing.isJustifiedlyNotApplicable();
    }

    private static boolean isMet(AnnexIRequirement requirement, Evidence evidence) {
        RequirementStanding standing = evidence.requirements().get(requirement);
        return standing != null
                && (standing.standing() == RequirementStanding.Value.FULFILLED || isSpared(requirement, standing));
    }

    /** Settled by what is on file: a requirement without a standing is not met. */
    private record PartIsMet(int part, String words) implements Condition {

        private static final List<String> FULFILLED = List.of(
                "Every requirement on the product is fulfilled, or set aside with a written reason.",
                "Every requirement on the handling of vulnerabilities is fulfilled.");

        private static final List<List<AnnexIRequirement>> PARTS =
                List.of(AnnexIRequirement.ofPart(1), AnnexIRequirement.ofPart(2));

        @Override
        public Truth weigh(Case c) {
            if (c.evidence().requirements().isEmpty()) {
                return Truth.NO;
            }
            for (AnnexIRequirement requirement : PARTS.get(part - 1)) {
                if (!isMet(requirement, c.evidence())) {
                    return Truth.NO;
                }
            }
            return Truth.YES;
        }

        @Override
        public void openQuestions(Case c, Consumer<Question> questions) {
            // What is not on file is not met; nothing is left to ask.
        }

        @Override
        public void missing(Case c, Consumer<String> codes) {
            PARTS.get(part - 1).stream()
                    .filter(requirement -> !isMet(requirement, c.evidence()))
                    .map(AnnexIRequirement::code)
                    .forEach(codes);
        }

        @Override
        public void tell(Case c, Met met) {
            Map<String, List<AnnexIRequirement>> byFault = new TreeMap<>();
            for (AnnexIRequirement requirement : PARTS.get(part - 1)) {
                if (!isMet(requirement, c.evidence())) {
                    byFault.computeIfAbsent(fault(requirement, c.evidence()), any -> new ArrayList<>())
                            .add(requirement);
                }
            }
            if (byFault.isEmpty()) {
                met.tell("evidence.requirements", FULFILLED.get(part - 1));
            }
            byFault.forEach((fault, requirements) ->
                    met.tell("evidence.requirements", fault.formatted(Codes.quoted(requirements))));
        }

        private static String fault(AnnexIRequirement requirement, Evidence evidence) {
            RequirementStanding standing = evidence.requirements().get(requirement);
            if (standing == null) {
                return "Nothing is on file for %s.";
            }
            if (standing.standing() == RequirementStanding.Value.NOT_FULFILLED) {
                return "Not fulfilled: %s.";
            }
            return requirement.mayBeNotApplicable()
                    ? "A written reason is missing why %s does not apply."
                    : "It cannot be set aside, and has to be fulfilled: %s.";
        }
    }
}
