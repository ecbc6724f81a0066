package org.craregistry.portfolio;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import java.util.List;
import org.craregistry.law.AiStatusOutcome;
import org.craregistry.law.ApplicabilityOutcome;
import org.craregistry.law.Article15Outcome;
import org.craregistry.law.ConformityOutcome;
import org.craregistry.law.FindingCode;
import org.craregistry.law.MarketStage;
import org.craregistry.law.Procedure;
import org.craregistry.law.ProductClass;
import org.craregistry.law.ScopeOutcome;
import org.jspecify.annotations.Nullable;

/**
 * What the law answers for a product today, as far as lists, filters and counts need it.
 *
 * @param category the code of the category, {@code null} where the product is in none
 * @param standingBasis what it rests on that requirements of Annex I are fulfilled; {@code null} where none is recorded as such
 * @param classificationSigned whether a person has decided the core functionality that the class rests on; {@code null} where there is
 *     no class, or it rests on none
 * @param procedures the procedures that are open to the product
 * @param unmet the codes of the conditions, such as {@code D7}, that keep the route relied on from being demonstrated, or any route
 *     that is not closed where none is relied on; and those that keep conformity with the CRA from it
 * @param routeSupport whether the route relied on is supported; {@code null} where none is
 * @param openQuestions the names of the questions, facts and fields of the evidence, whose answer would settle what is
 *     unknown, in the order of the vocabulary
 * @param findings what needs attention, each kind once
 * @param schemes the schemes of the certificates on file, as {@link SchemeName} writes them
 * @param expiresOn the earliest last day of a certificate on file that is not withdrawn; {@code null} where none has one
 * @param supportUntil the end of the support period that is declared; {@code null} where none is
 * @param under the state of the law and the edition of the rules that gave the answers
 * @param holdUntil the last day on which they hold, inclusive; {@code null} where no day is known to end them
 */
@Embeddable
public record Answers(
        @Enumerated(EnumType.STRING) ScopeOutcome scope,
        @Enumerated(EnumType.STRING) ApplicabilityOutcome applicability,
        @Enumerated(EnumType.STRING) ProductClass productClass,
        @Nullable String category,
        @Enumerated(EnumType.STRING) AiStatusOutcome aiStatus,
        @Enumerated(EnumType.STRING) Article15Outcome article15,
        @Enumerated(EnumType.STRING) ConformityOutcome craConformity,
        @Enumerated(EnumType.STRING) MarketStage marketStage,
        @Enumerated(EnumType.STRING) @Nullable StandingBasis standingBasis,
        @Convert(converter = BooleanColumn.class) @Nullable Boolean classificationSigned,
        @Convert(converter = NamesColumn.OfProcedures.class) List<Procedure> procedures,
        @Convert(converter = NamesColumn.OfTexts.class) List<String> unmet,
        @Enumerated(EnumType.STRING) @Nullable RouteSupport routeSupport,
        @Convert(converter = NamesColumn.OfTexts.class) List<String> openQuestions,
        @Convert(converter = NamesColumn.OfFindings.class) List<FindingCode> findings,
        @Convert(converter = NamesColumn.OfTexts.class) List<String> schemes,
        @Nullable LocalDate expiresOn,
        @Nullable LocalDate supportUntil,
        @Column(name = "answered_under") String under,
        @Column(name = "answers_hold_until") @Nullable LocalDate holdUntil) {

    public Answers {
        procedures = List.copyOf(procedures);
        unmet = List.copyOf(unmet);
        openQuestions = List.copyOf(openQuestions);
        findings = List.copyOf(findings);
        schemes = List.copyOf(schemes);
    }

    /**
     * The answers where the law cannot even be asked.
     *
     * @param reliance the route that is relied on, which nothing can support then
     */
    public static Answers unknown(String under, @Nullable RouteReliance reliance) {
        return new Answers(
                ScopeOutcome.UNKNOWN,
                ApplicabilityOutcome.UNKNOWN,
                ProductClass.UNKNOWN,
                null,
                AiStatusOutcome.UNKNOWN,
                Article15Outcome.UNKNOWN,
                ConformityOutcome.UNKNOWN,
                MarketStage.UNKNOWN,
                null,
                null,
                List.of(),
                List.of(),
                support(reliance),
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                under,
                null);
    }

    private static @Nullable RouteSupport support(@Nullable RouteReliance reliance) {
        if (reliance == null) {
            return null;
        }
        return reliance.planned() ? RouteSupport.PLANNED : RouteSupport.NO_LONGER_SUPPORTED;
    }
}
