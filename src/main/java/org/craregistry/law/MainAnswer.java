package org.craregistry.law;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The answers of a determination that whoever is responsible for a product has to know when they change. */
public enum MainAnswer implements Choice {
    /** A {@link ScopeOutcome}. */
    SCOPE("Scope of the CRA", determination -> determination.scope().outcome().name()),
    /** An {@link ApplicabilityOutcome}; not asked outside the scope, where it means nothing. */
    APPLICABILITY("How much of the CRA applies", MainAnswer::applicability),
    /** {@code YES}, {@code NO} or {@code UNKNOWN}. */
    REPORTING(
            "Duty to report under CRA Article 14",
            determination -> determination.reporting().truth().name()),
    /** A {@link ProductClass}. */
    CLASSIFICATION(
            "Class",
            determination -> determination.classification().productClass().name()),
    /** An {@link AiStatusOutcome}. */
    AI_STATUS(
            "Status under the AI Act",
            determination -> determination.aiStatus().outcome().name()),
    /** The codes of each open {@link Procedure} with commas between them, {@code NONE} where none is. */
    PROCEDURES("Open procedures", MainAnswer::procedures),
    /** A {@link ConformityOutcome}. */
    CRA_CONFORMITY(
            "Conformity with the CRA",
            determination -> determination.craConformity().outcome().name()),
    /** An {@link Article15Outcome}. */
    ARTICLE_15(
            "AI Act Article 15",
            determination -> determination.article15().outcome().name()),
    /** {@code YES} or {@code NO}; not asked where the routes are not weighed. */
    BY_CRA_CONFORMITY(
            "Article 15 by conformity with the CRA",
            determination -> demonstrated(Article15Route.CRA_CONFORMITY, determination)),
    /** {@code YES} or {@code NO}, evidence for what a certificate leaves open included; not asked as above. */
    BY_CERTIFICATION(
            "Article 15 by certification",
            determination -> demonstrated(Article15Route.CYBERSECURITY_ACT_CERTIFICATION, determination)),
    /** {@code YES} or {@code NO}; not asked as above. */
    BY_DIRECT_EVIDENCE(
            "Article 15 by direct evidence",
            determination -> demonstrated(Article15Route.DIRECT_EVIDENCE, determination));

    private final String label;
    private final Function<Determination, @Nullable String> code;

    MainAnswer(String label, Function<Determination, @Nullable String> code) {
        this.label = label;
        this.code = code;
    }

    /** What is answered, in a few plain words. */
    @Override
    public String label() {
        return label;
    }

    /** The code of this answer in a determination, {@code null} where it is not asked. */
    public @Nullable String of(Determination determination) {
        return code.apply(determination);
    }

    /** The code of each answer that is asked. */
    static Map<MainAnswer, String> allOf(Determination determination) {
        Map<MainAnswer, String> codes = new EnumMap<>(MainAnswer.class);
        for (MainAnswer answer : values()) {
            String code = answer.of(determination);
            if (code != null) {
                codes.put(answer, code);
            }
        }
        return codes;
    }

    private static @Nullable String applicability(Determination determination) {
        boolean isOut = determination.scope().outcome() == ScopeOutcome.OUT_OF_SCOPE;
        return isOut ? null : determination.applicability().outcome().name();
    }

    private static String procedures(Determination determination) {
        String open = determination.procedures().stream()
                .filter(option -> option.state() == Openness.OPEN)
                .map(option -> option.procedure().name())
                .collect(Collectors.joining(", "));
        return open.isEmpty() ? "NONE" : open;
    }

    private static @Nullable String demonstrated(Article15Route route, Determination determination) {
        Article15Answer answer = determination.article15();
        if (answer.routes().isEmpty()) {
            return null;
        }
        return Truth.of(answer.demonstrates(route)).name();
    }
}
