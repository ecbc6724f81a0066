package org.craregistry.document;

import static org.craregistry.document.ProductItems.place;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.craregistry.document.DeclarationLine.Missing;
import org.craregistry.document.DeclarationLine.Said;
import org.craregistry.law.ConditionAnswer;
import org.craregistry.law.ConformityAssessment;
import org.craregistry.law.Determination;
import org.craregistry.law.Openness;
import org.craregistry.law.Procedure;
import org.craregistry.law.ProcedureOption;
import org.craregistry.law.Sentences;
import org.craregistry.law.Truth;
import org.craregistry.law.Vocabulary;
import org.jspecify.annotations.Nullable;

/** Item 7 of Annex V: the procedures that were carried out, and the notified bodies that took part. */
final class AssessmentItem {

    private static final String PROCEDURE = "Procedure";
    private static final Set<Procedure> WITH_A_BODY =
            Set.of(Procedure.MODULE_B_C, Procedure.MODULE_H, Procedure.AI_ACT_ANNEX_VII);

    private final Determination determination;
    private final List<ConformityAssessment> onFile;
    private final List<DeclarationLine> lines = new ArrayList<>();
    private boolean hasBody;

    private AssessmentItem(Determination determination, List<ConformityAssessment> onFile) {
        this.determination = determination;
        this.onFile = onFile;
    }

    /** @param onFile all assessments, by whose places fields are named; the determination may know fewer */
    static DeclarationItem of(Determination determination, List<ConformityAssessment> onFile, DeclaredActs acts) {
        return new DeclarationItem(
                7, "Assessment of conformity", place(7, acts), new AssessmentItem(determination, onFile).lines());
    }

    private List<DeclarationLine> lines() {
        Set<Procedure> open = procedures(Openness.OPEN, Openness.CONDITIONAL);
        for (ConformityAssessment assessment : determination.standingAssessments()) {
            Procedure procedure = assessment.procedure();
            if (procedure != null && open.contains(procedure)) {
                add(procedure, assessment, "evidence.assessments[%d].".formatted(onFile.indexOf(assessment)));
            }
        }
        switch (isCompleted()) {
            case NO -> lines.add(notCompleted());
            case UNKNOWN ->
                lines.add(new Missing(
                        PROCEDURE,
                        "It is not known yet whether the procedure that the law demands is completed.",
                        List.of("evidence.assessments")));
            case YES -> {
                if (lines.isEmpty()) {
                    lines.add(new Said(PROCEDURE, Procedure.EUROPEAN_CERTIFICATION.label() + ", see point 6"));
                }
            }
        }
        if (!hasBody && lines.stream().noneMatch(Missing.class::isInstance)) {
            lines.add(new Said("Notified body", "No notified body was involved."));
        }
        return lines;
    }

    private void add(Procedure procedure, ConformityAssessment assessment, String path) {
        String done =
                assessment.completedOn() == null ? "" : ", completed on " + Sentences.day(assessment.completedOn());
        lines.add(new Said(PROCEDURE, procedure.label() + done));
        switch (hasBody(procedure, assessment)) {
            case YES -> addBody(assessment, path);
            case NO -> {}
            case UNKNOWN ->
                lines.add(new Missing(
                        "Notified body",
                        "It is not answered whether a third party takes part in the procedure of the product's own safety law.",
                        List.of("facts." + Vocabulary.SECTORAL_THIRD_PARTY.name())));
        }
    }

    private Truth hasBody(Procedure procedure, ConformityAssessment assessment) {
        if (WITH_A_BODY.contains(procedure) || isNamed(assessment.bodyName())) {
            return Truth.YES;
        }
        if (procedure != Procedure.SECTORAL) {
            return Truth.NO;
        }
        return Truth.of(determination.judged().facts().get(Vocabulary.SECTORAL_THIRD_PARTY));
    }

    private static boolean isNamed(@Nullable String body) {
        return body != null && !body.isBlank();
    }

    private void addBody(ConformityAssessment assessment, String path) {
        hasBody = true;
        lines.add(DeclarationLine.of(
                "Notified body",
                assessment.bodyName(),
                "The name of the notified body is missing.",
                path + "bodyName"));
        lines.add(DeclarationLine.of(
                "Number of the body",
                assessment.bodyNumber(),
                "The number of the notified body is missing.",
                path + "bodyNumber"));
        lines.add(DeclarationLine.of(
                "Certificate",
                assessment.certificateNumber(),
                "The number of the certificate is missing.",
                path + "certificateNumber"));
    }

    /** Where the CRA asks for no procedure, that one which is open to the product is on file. */
    private Truth isCompleted() {
        return determination.craConformity().conditions().stream()
                .filter(DeclarationObstacles::isAboutTheProcedure)
                .map(ConditionAnswer::truth)
                .findFirst()
                .orElseGet(() -> Truth.of(!lines.isEmpty()));
    }

    private DeclarationLine notCompleted() {
        String open = procedures(Openness.OPEN).stream().map(Procedure::label).collect(Collectors.joining("; "));
        return new Missing(
                PROCEDURE,
                open.isEmpty()
                        ? "No procedure is on file that is completed and that the law accepts for this product."
                        : "The procedure is not completed. Open to this product: " + open + ".",
                List.of("evidence.assessments"));
    }

    private Set<Procedure> procedures(Openness... states) {
        return determination.procedures().stream()
                .filter(option -> List.of(states).contains(option.state()))
                .map(ProcedureOption::procedure)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
