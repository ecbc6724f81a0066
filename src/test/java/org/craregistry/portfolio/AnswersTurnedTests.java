package org.craregistry.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.craregistry.law.FindingCode;
import org.craregistry.portfolio.AnswersTurned.Turn;
import org.craregistry.portfolio.AnswersTurned.Turns;
import org.junit.jupiter.api.Test;

class AnswersTurnedTests {

    private static final UUID PORTFOLIO = UUID.randomUUID();
    private static final UUID PRODUCT = UUID.randomUUID();

    private final Turns turns = new Turns();

    private static CountedAnswers answers(RouteSupport support, FindingCode... findings) {
        return new CountedAnswers(
                PORTFOLIO,
                Map.of(
                        AnswerColumn.ROUTE_SUPPORT,
                        support.name(),
                        AnswerColumn.FINDINGS,
                        NamesColumn.write(java.util.Arrays.stream(findings)
                                .map(Enum::name)
                                .toList())));
    }

    @Test
    void tellsThatADecisionLostItsSupportOnce() {
        CountedAnswers supported = answers(RouteSupport.SUPPORTED);
        CountedAnswers lost = answers(RouteSupport.NO_LONGER_SUPPORTED);
        turns.add(PRODUCT, supported, lost);
        turns.add(PRODUCT, lost, answers(RouteSupport.NO_LONGER_SUPPORTED, FindingCode.SIGN_MISSING));

        assertThat(turns.event().turns()).extracting(Turn::lostSupport).containsExactly(true);
    }

    @Test
    void tellsFindingsOfTheHighestSeverityThatAreNew() {
        turns.add(
                PRODUCT,
                answers(RouteSupport.PLANNED, FindingCode.PROHIBITED_PRACTICE),
                answers(
                        RouteSupport.PLANNED,
                        FindingCode.PROHIBITED_PRACTICE,
                        FindingCode.SUPPORT_PERIOD_TOO_SHORT,
                        FindingCode.MANUAL_REVIEW));
        turns.add(PRODUCT, null, answers(RouteSupport.PLANNED, FindingCode.TABLE_GAP));

        assertThat(turns.event().turns())
                .flatExtracting(Turn::violations)
                .containsExactly(FindingCode.SUPPORT_PERIOD_TOO_SHORT, FindingCode.TABLE_GAP);
    }

    @Test
    void isSilentAboutWhatIsAsBeforeOrBetter() {
        turns.add(
                PRODUCT,
                answers(RouteSupport.NO_LONGER_SUPPORTED, FindingCode.PROHIBITED_PRACTICE),
                answers(RouteSupport.SUPPORTED));
        turns.add(PRODUCT, answers(RouteSupport.SUPPORTED), null);

        assertThat(turns.isEmpty()).isTrue();
    }
}
