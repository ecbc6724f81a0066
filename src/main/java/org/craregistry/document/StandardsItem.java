package org.craregistry.document;

import static org.craregistry.document.ProductItems.place;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.craregistry.document.DeclarationLine.ByHand;
import org.craregistry.document.DeclarationLine.Missing;
import org.craregistry.document.DeclarationLine.Said;
import org.craregistry.law.AiStandardsApplied;
import org.craregistry.law.CategoryCode;
import org.craregistry.law.Determination;
import org.craregistry.law.StandardsApplied;
import org.craregistry.law.StateOfLaw;
import org.craregistry.law.StateOfLaw.CraStandard;
import org.craregistry.law.Truth;
import org.craregistry.law.Vocabulary;
import org.jspecify.annotations.Nullable;

/** Item 6 of Annex V: the standards, specifications and certificates that conformity is declared by. */
final class StandardsItem {

    private static final String CRA_STANDARDS = "Under the Cyber Resilience Act";
    private static final String AI_STANDARDS = "Under the AI Act";
    private static final String NONE_APPLIED =
            "No cited harmonised standard and no common specification has been applied.";

    private StandardsItem() {}

    static DeclarationItem of(Determination determination, DeclaredActs acts) {
        List<DeclarationLine> lines = new ArrayList<>();
        lines.add(craStandards(determination));
        if (acts.ai() == Truth.YES) {
            lines.add(aiStandards(determination.judged().facts().get(Vocabulary.AI_STANDARDS_APPLIED)));
        }
        lines.addAll(CertificateLines.of(determination, acts));
        return new DeclarationItem(6, "Standards, specifications and certification", place(6, acts), lines);
    }

    /** What is said to be applied counts only where something is in force to apply. */
    private static DeclarationLine craStandards(Determination determination) {
        StandardsApplied applied = determination.judged().facts().get(Vocabulary.STANDARDS_APPLIED);
        List<CraStandard> inForce = inForce(determination);
        if (inForce.isEmpty() || applied == StandardsApplied.NONE) {
            return new Said(CRA_STANDARDS, NONE_APPLIED);
        }
        if (applied == null) {
            return new Missing(
                    CRA_STANDARDS,
                    "It is not answered whether cited harmonised standards or common specifications are applied.",
                    List.of("facts." + Vocabulary.STANDARDS_APPLIED.name()));
        }
        boolean isTheOnlyOne = inForce.size() == 1 && applied == StandardsApplied.FULL;
        return isTheOnlyOne ? inFull(inForce.get(0)) : toEnter(CRA_STANDARDS, applied.label(), inForce);
    }

    /** What is cited and has begun on the day, for the category of the product or, while that is open, for any. */
    private static List<CraStandard> inForce(Determination determination) {
        StateOfLaw state = determination.stateOfLaw();
        Optional<CategoryCode> category = CertificateLines.category(determination);
        return Stream.concat(state.craStandards().entries().stream(), state.craSpecifications().entries().stream())
                .filter(standard -> hasBegun(standard.appliesFrom(), determination.asOf()))
                .filter(standard -> category.isEmpty() || standard.categories().contains(category.get()))
                .toList();
    }

    private static boolean hasBegun(@Nullable LocalDate from, LocalDate day) {
        return from == null || !from.isAfter(day);
    }

    private static DeclarationLine inFull(CraStandard standard) {
        return new Said(CRA_STANDARDS, "%s, %s: applied in full.".formatted(standard.reference(), standard.title()));
    }

    private static DeclarationLine toEnter(String label, String applied, List<CraStandard> cited) {
        String choice = cited.isEmpty()
                ? ""
                : " Cited: " + cited.stream().map(CraStandard::reference).collect(Collectors.joining(", ")) + ".";
        return new ByHand(
                label,
                "%s: enter number, date and title of each standard or specification, and the parts.%s"
                        .formatted(applied, choice));
    }

    private static DeclarationLine aiStandards(@Nullable AiStandardsApplied applied) {
        if (applied == null) {
            return new Missing(
                    AI_STANDARDS,
                    "It is not answered whether cited standards or specifications under the AI Act are applied.",
                    List.of("facts." + Vocabulary.AI_STANDARDS_APPLIED.name()));
        }
        return applied == AiStandardsApplied.NONE
                ? new Said(AI_STANDARDS, NONE_APPLIED)
                : toEnter(AI_STANDARDS, applied.label(), List.of());
    }
}
