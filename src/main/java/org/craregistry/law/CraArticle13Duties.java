package org.craregistry.law;

import static org.craregistry.law.Act.CRA;
import static org.craregistry.law.Act.CRA_FAQ;
import static org.craregistry.law.Vocabulary.EXPECTED_USE_YEARS;
import static org.craregistry.law.Vocabulary.OPERATOR_ROLE;
import static org.craregistry.law.Vocabulary.PLACED_ON_MARKET_ON;
import static org.craregistry.law.Vocabulary.SUPPORT_UNTIL;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** CRA Article 13(8), (9) and (13): how long a product is supported, and how long updates and documents are kept. */
final class CraArticle13Duties {

    // The years that the acts name: Article 13(8), then 13(9) and 13(13).
    static final BigDecimal LEAST_SUPPORT_YEARS = BigDecimal.valueOf(5);

    private static final List<Fact<?>> RESTS_ON = List.of(PLACED_ON_MARKET_ON, EXPECTED_USE_YEARS, SUPPORT_UNTIL);

    static final int KEPT_YEARS = 10;
    private static final BigDecimal DAYS_OF_A_YEAR = BigDecimal.valueOf(365);

    static final Provision SUPPORT_MATCHES_THE_EXPECTED_USE = CRA.at("Art. 13(8)")
            .says(
                    "the product is supported for the time of expected use, for less than five years only where the use is"
                            + " shorter")
            .when(new SupportMatches())
            .as("SUPPORT_PERIOD", "Support period long enough");

    static final Provision FIVE_YEARS_ARE_NOT_ALWAYS_ENOUGH = CRA_FAQ.at("point 4.5.2")
            .asGuidance()
            .says("where the expected use is longer than five years, five years of support are not enough")
            .when(EXPECTED_USE_YEARS.isMoreThan(5))
            .as("SUPPORT_LONGER_USE");

    static final Provision UPDATES_STAY_AVAILABLE = CRA.at("Art. 13(9)")
            .says("a security update stays available for ten years or the rest of the support period, whichever is"
                    + " longer")
            .when(SUPPORT_UNTIL.isGiven())
            .as("UPDATES_AVAILABLE");

    static final Provision DOCUMENTS_ARE_KEPT = CRA.at("Art. 13(13)")
            .says("technical documentation and declaration are kept for ten years or the support period, whichever is"
                    + " longer")
            .when(PLACED_ON_MARKET_ON.isGiven())
            .as("DOCUMENTS_KEPT");

    static final List<Provision> PROVISIONS = List.of(
            SUPPORT_MATCHES_THE_EXPECTED_USE,
            FIVE_YEARS_ARE_NOT_ALWAYS_ENOUGH,
            UPDATES_STAY_AVAILABLE,
            DOCUMENTS_ARE_KEPT);

    private CraArticle13Duties() {}

    /** The years of support that are required: the expected use, or five where that is not known. */
    static BigDecimal requiredYears(Facts facts) {
        BigDecimal expected = facts.get(EXPECTED_USE_YEARS);
        return expected == null ? LEAST_SUPPORT_YEARS : expected;
    }

    /** The last day of the support that is required; {@code null} while the day of placing on the market is open. */
    static @Nullable LocalDate requiredUntil(Facts facts) {
        LocalDate placed = facts.get(PLACED_ON_MARKET_ON);
        return placed == null ? null : after(placed, requiredYears(facts));
    }

    /** The day that is declared beside the day and the years that are required, where both are answered. */
    static String shortfall(Facts facts) {
        LocalDate required = requiredUntil(facts);
        LocalDate declared = facts.get(SUPPORT_UNTIL);
        if (required == null || declared == null) {
            return SUPPORT_MATCHES_THE_EXPECTED_USE.sentence();
        }
        String why = facts.get(EXPECTED_USE_YEARS) == null
                ? "for five years, as the expected use is not answered"
                : "for an expected use of %s years"
                        .formatted(requiredYears(facts).toPlainString());
        return "Support is declared until %s, but required until %s: %s."
                .formatted(Sentences.day(declared), Sentences.day(required), why);
    }

    private static LocalDate after(LocalDate day, BigDecimal years) {
        int whole = years.intValue();
        BigDecimal rest = years.subtract(BigDecimal.valueOf(whole)).multiply(DAYS_OF_A_YEAR);
        return day.plusYears(whole)
                .plusDays(rest.setScale(0, RoundingMode.CEILING).longValue());
    }

    /** The last day on which an update issued on this day has to be available; the support period may extend it. */
    static LocalDate updateAvailableUntil(LocalDate issuedOn, Facts facts) {
        return later(issuedOn.plusYears(KEPT_YEARS), facts.get(SUPPORT_UNTIL));
    }

    /** The last day on which the documents have to be kept; {@code null} while the day of placing is open. */
    static @Nullable LocalDate documentsKeptUntil(Facts facts) {
        LocalDate placed = facts.get(PLACED_ON_MARKET_ON);
        return placed == null ? null : later(placed.plusYears(KEPT_YEARS), facts.get(SUPPORT_UNTIL));
    }

    /** The provision by which somebody in our role keeps them; {@code null} for a distributor, who need not. */
    static @Nullable Provision documentsAreKept(Facts facts) {
        OperatorRole role = facts.get(OPERATOR_ROLE);
        if (role == null) {
            return DOCUMENTS_ARE_KEPT;
        }
        return switch (role) {
            case MANUFACTURER, OPEN_SOURCE_STEWARD -> DOCUMENTS_ARE_KEPT;
            case IMPORTER -> CraArticle18To23Operators.IMPORTERS_KEEP_THE_DECLARATION;
            case AUTHORISED_REPRESENTATIVE -> CraArticle18To23Operators.REPRESENTATIVES_DO_WHAT_THE_MANDATE_SAYS;
            case DISTRIBUTOR -> null;
        };
    }

    private static LocalDate later(LocalDate one, @Nullable LocalDate other) {
        return other != null && other.isAfter(one) ? other : one;
    }

    /** Whether it is settled that the duties of Article 13 concern the product: covered, and not spared as placed on the market before. */
    static boolean concern(Case c) {
        return CraScope.SCOPE.decide(c).result() == ScopeOutcome.IN_SCOPE
                && CraArticle69Transition.EARLIER_PRODUCTS_ARE_SPARED.weigh(c) == Truth.NO;
    }

    /**
     * What ends after one day up to and including another, the day after its last day being the one that counts. A duty
     * that does not concern the product on its last day is none. Each unit is placed on the market by itself, so that what is
     * known is the end for the first ones; that it begins anew with later ones is our reading.
     */
    static List<DutyAhead> ahead(DayByDay law, LocalDate after, LocalDate until) {
        return Stream.of(requiredSupport(law.facts()), keptDocuments(law.facts()))
                .flatMap(Optional::stream)
                .filter(duty -> duty.day().isAfter(after) && !duty.day().isAfter(until))
                .filter(duty -> concern(law.caseOn(duty.lastDay())))
                .toList();
    }

    private static Optional<DutyAhead> requiredSupport(Facts facts) {
        return Optional.ofNullable(requiredUntil(facts))
                .map(last -> new DutyAhead(
                        DutyAhead.Kind.ENDS,
                        last,
                        forFirstUnits(
                                facts,
                                "required support lasts until %s (%s years)"
                                        .formatted(
                                                Sentences.day(last),
                                                requiredYears(facts).toPlainString())),
                        SUPPORT_MATCHES_THE_EXPECTED_USE.citation().asOurReading(),
                        "duties.supportRequiredUntil"));
    }

    private static Optional<DutyAhead> keptDocuments(Facts facts) {
        Provision kept = documentsAreKept(facts);
        return Optional.ofNullable(kept == null ? null : documentsKeptUntil(facts))
                .map(last -> new DutyAhead(
                        DutyAhead.Kind.ENDS,
                        last,
                        forFirstUnits(
                                facts,
                                "documentation and declaration have to be kept until %s at least"
                                        .formatted(Sentences.day(last))),
                        (kept == null ? DOCUMENTS_ARE_KEPT : kept).citation().asOurReading(),
                        "duties.documentsKeptUntil"));
    }

    private static String forFirstUnits(Facts facts, String what) {
        LocalDate placed = Objects.requireNonNull(facts.get(PLACED_ON_MARKET_ON));
        return "For units placed on the market on %s, %s; units placed later have a later day"
                .formatted(Sentences.day(placed), what);
    }

    /** Names each unanswered fact that the duties rest on; none where they do not concern the product. */
    static void openQuestions(Case c, Consumer<Question> questions) {
        if (concern(c)) {
            askEach(c, questions);
        }
    }

    private static void askEach(Case c, Consumer<Question> questions) {
        for (Fact<?> fact : RESTS_ON) {
            if (c.facts().get(fact) == null) {
                questions.accept(fact);
            }
        }
    }

    /** Holds where the declared end is no earlier than the required one, with one day of grace. */
    private record SupportMatches() implements Condition {
        @Override
        public Truth weigh(Case c) {
            LocalDate required = requiredUntil(c.facts());
            LocalDate declared = c.facts().get(SUPPORT_UNTIL);
            return required == null || declared == null
                    ? Truth.UNKNOWN
                    : Truth.of(!declared.isBefore(required.minusDays(1)));
        }

        @Override
        public void openQuestions(Case c, Consumer<Question> questions) {
            askEach(c, questions);
        }

        @Override
        public String words() {
            return "the support lasts from placing on the market for the years of expected use, five where unknown";
        }

        @Override
        public void tell(Case c, Met met) {
            Truth truth = weigh(c);
            for (Fact<?> fact : RESTS_ON) {
                boolean isOpen = fact != EXPECTED_USE_YEARS && c.facts().get(fact) == null;
                Met open = isOpen ? met : met::aside;
                Conditions.tellFact(fact, c, truth == Truth.UNKNOWN ? open : met.saying(sentence(truth, c.facts())));
            }
        }

        private static String sentence(Truth truth, Facts facts) {
            LocalDate required = requiredUntil(facts);
            LocalDate declared = facts.get(SUPPORT_UNTIL);
            if (required == null || declared == null) {
                return "";
            }
            return (truth == Truth.YES
                            ? "Support is required until %s, and declared until %s."
                            : "Support is required until %s, but declared only until %s.")
                    .formatted(Sentences.day(required), Sentences.day(declared));
        }
    }
}
