package org.craregistry.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.craregistry.law.Answers;
import org.craregistry.law.Article15Route;
import org.craregistry.law.Evidence;
import org.craregistry.law.Facts;
import org.craregistry.law.Filings;
import org.craregistry.law.States;
import org.craregistry.law.plain.StateOfLawReader;
import org.craregistry.law.plain.StateOfLawWriter;
import org.craregistry.portfolio.FiledEvidence;
import org.craregistry.portfolio.LawInput;
import org.craregistry.portfolio.Period;
import org.craregistry.portfolio.RouteReliance;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is answered from a day on is what is answered on each day by itself. */
class OutlookTests {

    private static final LocalDate DAY = LocalDate.parse("2025-06-01");
    private static final int PRODUCTS = 150;

    @ParameterizedTest
    @ValueSource(strings = {"R0", "R1", "R2", "R3", "R4"})
    void agreesWithEachDayByItself(String state) {
        Appraisal appraisal = under(state);
        Random random = new Random(state.hashCode());
        Answers facts = new Answers(11);
        Filings filings = new Filings(11);
        for (int n = 0; n < PRODUCTS; n++) {
            Evidence evidence = random.nextInt(3) == 0 ? Evidence.none() : filings.evidence();
            LawInput input = input(facts.facts(random.nextInt(3) / 2.0), evidence, reliance(random));
            assertAgreement(appraisal, input, DAY.plusDays(random.nextInt(1500)));
        }
    }

    @Test
    void passesOverDaysThatNothingRestsOn() {
        LawInput nothingAnswered = input(new Answers(1).facts(0), Evidence.none(), null);
        LawInput hardware = input(
                Facts.of(Map.of("nature", "HARDWARE", "dataConnection", false, "unionMarket", true, "aiSystem", false)),
                Evidence.none(),
                null);
        Appraisal appraisal = under("R0");
        assertThat(appraisal.outlook(hardware, DAY).periods().size())
                .isLessThan(appraisal.outlook(nothingAnswered, DAY).periods().size());
    }

    /** On the first and on the last day between any two on which an answer may change. */
    private static void assertAgreement(Appraisal appraisal, LawInput input, LocalDate from) {
        List<Period> outlook = appraisal.outlook(input, from).periods();
        LocalDate day = from;
        while (day != null) {
            var fresh = appraisal.appraise(input, day);
            assertThat(kept(outlook, day)).as("%s, %s", day, input).isEqualTo(undated(fresh));
            LocalDate last = fresh.holdUntil();
            if (last != null) {
                assertThat(kept(outlook, last))
                        .as("%s, %s", last, input)
                        .isEqualTo(undated(appraisal.appraise(input, last)));
            }
            day = last == null ? null : last.plusDays(1);
        }
        assertThat(kept(outlook, from)).isEqualTo(undated(outlook.get(0).answers()));
        assertThat(outlook.get(0).answers()).isEqualTo(appraisal.appraise(input, from));
    }

    private static String kept(List<Period> outlook, LocalDate day) {
        return undated(outlook.stream()
                .filter(period -> !period.from().isAfter(day))
                .reduce((one, later) -> later)
                .orElseThrow()
                .answers());
    }

    /** Without the last day on which they hold. */
    private static String undated(org.craregistry.portfolio.Answers answers) {
        return answers.toString().replaceFirst("holdUntil=.*", "");
    }

    private static LawInput input(Facts facts, Evidence evidence, @Nullable RouteReliance reliance) {
        return new LawInput(
                facts,
                evidence,
                LawInput.of(facts, FiledEvidence.NONE, "", false, null).standings(),
                reliance);
    }

    private static @Nullable RouteReliance reliance(Random random) {
        return random.nextBoolean()
                ? null
                : new RouteReliance(Article15Route.values()[random.nextInt(3)], DAY, random.nextInt(4) == 0);
    }

    /** As if it were in force. */
    private static Appraisal under(String state) {
        Map<String, Object> plain = new HashMap<>(StateOfLawWriter.plain(States.named(state)));
        plain.put("hypothetical", false);
        return new Appraisal(new KnownStates(List.of(StateOfLawReader.read(plain)), List.of(), List.of()));
    }
}
