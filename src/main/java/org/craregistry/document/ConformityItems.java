package org.craregistry.document;

import static org.craregistry.document.ProductItems.place;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.craregistry.document.DeclarationLine.ByHand;
import org.craregistry.document.DeclarationLine.Missing;
import org.craregistry.document.DeclarationLine.Said;
import org.craregistry.law.Act;
import org.craregistry.law.AiStandardsApplied;
import org.craregistry.law.AnnexIAct;
import org.craregistry.law.Category;
import org.craregistry.law.Certificate;
import org.craregistry.law.Determination;
import org.craregistry.law.StandardsApplied;
import org.craregistry.law.StateOfLaw;
import org.craregistry.law.StateOfLaw.CraStandard;
import org.craregistry.law.Truth;
import org.craregistry.law.Vocabulary;
import org.jspecify.annotations.Nullable;

/** Items 5 and 6 of Annex V: the acts that are declared, and what conformity is shown by. */
final class ConformityItems {

    private static final String CRA_STANDARDS = "Under the Cyber Resilience Act";
    private static final String AI_STANDARDS = "Under the AI Act";

    private ConformityItems() {}

    static DeclarationItem acts(DeclaredActs acts) {
        List<DeclarationLine> lines = new ArrayList<>();
        lines.add(DeclarationLine.sentence(
                "The product described under point 4 conforms to these acts of the Union; this one declaration is for all of"
                        + " them (Art. 28(3) of Regulation (EU) 2024/2847)."));
        lines.add(cra(acts));
        if (acts.ai() == Truth.YES) {
            lines.add(act(Act.AI_ACT, "it fulfils the requirements for high-risk AI systems"));
            // AI Act Annex V point 5; whether personal data are processed is no fact of the registry.
            lines.add(new ByHand(
                    "Personal data",
                    "Where the AI system processes personal data: that it complies with the law of the Union on their protection"
                            + " (AI Act, Annex V point 5). Else: \"not processed\"."));
        } else if (acts.ai() == Truth.UNKNOWN) {
            lines.add(new Missing(
                    Act.AI_ACT.number(),
                    "It cannot be told yet whether the AI Act demands that conformity with it is declared too.",
                    acts.openAboutAi()));
        }
        if (acts.annexI() != null) {
            lines.add(sectoral(acts.annexI()));
        }
        acts.declared()
                .forEach(act -> lines.add(new ByHand(
                        act.label(),
                        "An earlier declaration names this act; enter its number and title, or strike it.")));
        return new DeclarationItem(5, "Declaration of conformity", place(5), lines);
    }

    private static DeclarationLine cra(DeclaredActs acts) {
        return switch (acts.cra()) {
            case YES -> act(Act.CRA, "it fulfils the essential cybersecurity requirements of Annex I that apply to it");
            case NO ->
                new Missing(
                        Act.CRA.number(),
                        "The Cyber Resilience Act does not ask for a declaration of this product, so that none is made.",
                        List.of());
            case UNKNOWN ->
                new Missing(
                        Act.CRA.number(),
                        "It cannot be told yet whether the Cyber Resilience Act covers the product.",
                        acts.openAboutCra());
        };
    }

    private static DeclarationLine act(Act act, String what) {
        return new Said(act.number(), "%s: %s. Published at %s".formatted(act.title(), what, act.url()));
    }

    /** The label of an act ends with its number. */
    private static DeclarationLine sectoral(AnnexIAct act) {
        int comma = act.label().lastIndexOf(", ");
        return new Said(
                act.label().substring(comma + 2), act.label().substring(0, comma) + ": it fulfils the requirements.");
    }

    static DeclarationItem standards(Determination determination, DeclaredActs acts) {
        List<DeclarationLine> lines = new ArrayList<>();
        lines.addAll(craStandards(determination));
        if (acts.ai() == Truth.YES) {
            lines.add(aiStandards(determination.judged().facts().get(Vocabulary.AI_STANDARDS_APPLIED)));
        }
        determination.standingCertificates().forEach(certificate -> lines.add(certificate(certificate)));
        return new DeclarationItem(6, "Standards, specifications and certification", place(6), lines);
    }

    private static List<DeclarationLine> craStandards(Determination determination) {
        StandardsApplied applied = determination.judged().facts().get(Vocabulary.STANDARDS_APPLIED);
        if (applied == StandardsApplied.NONE || (applied == null && isNothingCited(determination.stateOfLaw()))) {
            return List.of(new Said(
                    CRA_STANDARDS, "No cited harmonised standard and no common specification has been applied."));
        }
        if (applied == null) {
            return List.of(new Missing(
                    CRA_STANDARDS,
                    "It is not answered whether cited harmonised standards or common specifications are applied.",
                    List.of("facts." + Vocabulary.STANDARDS_APPLIED.name())));
        }
        List<CraStandard> cited = cited(determination);
        boolean isTheOnlyOne = cited.size() == 1 && applied == StandardsApplied.FULL;
        return List.of(isTheOnlyOne ? inFull(cited.get(0)) : toEnter(CRA_STANDARDS, applied.label(), cited));
    }

    private static boolean isNothingCited(StateOfLaw state) {
        return state.craStandards().entries().isEmpty()
                && state.craSpecifications().entries().isEmpty();
    }

    /** The standards and specifications that are cited on the day for the category of the product. */
    private static List<CraStandard> cited(Determination determination) {
        StateOfLaw state = determination.stateOfLaw();
        Category category = determination.classification().category();
        return Stream.concat(state.craStandards().entries().stream(), state.craSpecifications().entries().stream())
                .filter(standard -> hasBegun(standard.appliesFrom(), determination.asOf()))
                .filter(standard -> category != null
                        && standard.categories().stream()
                                .anyMatch(code -> code.code().equals(category.code())))
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
                ? new Said(AI_STANDARDS, "No cited harmonised standard and no common specification has been applied.")
                : toEnter(AI_STANDARDS, applied.label(), List.of());
    }

    private static DeclarationLine certificate(Certificate certificate) {
        String words = Stream.of(
                        certificate.scheme(),
                        certificate.level() == null
                                ? null
                                : "level " + certificate.level().label(),
                        certificate.number() == null ? null : "No " + certificate.number(),
                        certificate.issuer() == null ? null : "issued by " + certificate.issuer(),
                        certificate.issuedOn() == null ? null : "on " + Days.inWords(certificate.issuedOn()),
                        certificate.expiresOn() == null ? null : "valid until " + Days.inWords(certificate.expiresOn()))
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(", "));
        return new Said("Certificate", words);
    }
}
