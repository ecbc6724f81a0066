package org.craregistry.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.craregistry.law.CraAnnex5And7Documents.Item;
import org.craregistry.law.CraArticle14Reporting.Event;
import org.craregistry.law.CraArticle14Reporting.Report;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the manufacturer owes after placing on the market: Articles 13 and 14, Annexes V and VII. */
class DutiesTests {

    private static final OffsetDateTime AWARE = OffsetDateTime.parse("2028-02-28T22:00:00+01:00");

    private static Determination of(Map<String, Object> facts, Evidence evidence) {
        Facts ordinary =
                Examples.named("worked-examples.csv", "an ordinary product").facts();
        return Law.determine(ordinary.with(facts), evidence, LocalDate.of(2028, 9, 1), States.R0);
    }

    private static Duties duties(Map<String, Object> facts) {
        return Objects.requireNonNull(of(facts, Evidence.none()).duties());
    }

    private static ConditionAnswer support(Map<String, Object> facts) {
        return Objects.requireNonNull(duties(facts).supportPeriod());
    }

    @Test
    void supportLastsAsLongAsTheExpectedUse() {
        assertThat(duties(Map.of("expectedUseYears", 7)).supportRequiredUntil()).isEqualTo("2035-06-01");
        assertThat(duties(Map.of("expectedUseYears", 3)).supportRequiredUntil()).isEqualTo("2031-06-01");
        assertThat(duties(Map.of("expectedUseYears", "2.5")).supportRequiredUntil())
                .isEqualTo("2030-12-01");
        assertThat(duties(Map.of("expectedUseYears", 7)).requiredSupportYears()).isEqualByComparingTo("7");
    }

    @Test
    void supportLastsFiveYearsWhereTheExpectedUseIsNotKnown() {
        Facts ordinary =
                Examples.named("worked-examples.csv", "an ordinary product").facts();
        Facts open = ordinary.with(Vocabulary.EXPECTED_USE_YEARS, null);

        assertThat(CraArticle13Duties.requiredUntil(open)).isEqualTo("2033-06-01");
        assertThat(CraArticle13Duties.requiredUntil(open.with(Vocabulary.PLACED_ON_MARKET_ON, null)))
                .isNull();
    }

    @Test
    void requiredSupportAndKeptDocumentsEndTheDayAfterTheirLastDay() {
        Facts ordinary = Examples.named("worked-examples.csv", "an ordinary product")
                .facts()
                .with(Map.of("expectedUseYears", 7));

        assertThat(ahead(ordinary, "2028-06-01", "2060-01-01"))
                .extracting(DutyAhead::lastDay, duty -> duty.citation().place(), DutyAhead::restsOn)
                .containsExactly(
                        tuple(LocalDate.of(2035, 6, 1), "Art. 13(8)", "duties.supportRequiredUntil"),
                        tuple(LocalDate.of(2038, 6, 1), "Art. 13(13)", "duties.documentsKeptUntil"));
        assertThat(ahead(ordinary, "2035-06-01", "2035-06-02")).hasSize(1);
        assertThat(ahead(ordinary, "2035-06-01", "2035-06-01")).isEmpty();
        assertThat(ahead(ordinary, "2035-06-02", "2035-06-10")).isEmpty();
    }

    @Test
    void anEndIsThatOfTheFirstUnitsOnly() {
        Facts ordinary = Examples.named("worked-examples.csv", "an ordinary product")
                .facts()
                .with(Map.of("expectedUseYears", 7));

        assertThat(ahead(ordinary, "2028-06-01", "2060-01-01"))
                .hasSize(2)
                .allSatisfy(duty -> {
                    assertThat(duty.statement())
                            .startsWith("For units placed on the market on 1 June 2028, ")
                            .endsWith("; units placed later have a later day");
                    assertThat(duty.citation().standing()).isEqualTo(Standing.OUR_READING);
                })
                .noneSatisfy(duty -> assertThat(duty.statement()).contains("any longer"));
    }

    @Test
    void whatTheCraDoesNotAskOfTheProductDoesNotEnd() {
        Facts ordinary =
                Examples.named("worked-examples.csv", "an ordinary product").facts();
        assertThat(ahead(ordinary, "2028-06-01", "2060-01-01")).isNotEmpty();
        assertThat(ahead(ordinary.with(Map.of("unionMarket", false)), "2028-06-01", "2060-01-01"))
                .isEmpty();
        assertThat(ahead(ordinary.with(Vocabulary.PLACED_ON_MARKET_ON, null), "2028-06-01", "2060-01-01"))
                .isEmpty();
    }

    private static List<DutyAhead> ahead(Facts facts, String after, String until) {
        return Law.dayByDay(facts, Evidence.none(), States.R0)
                .dutiesAhead(LocalDate.parse(after), LocalDate.parse(until));
    }

    @Test
    void oneDayLessSupportIsForgivenTwoAreNot() {
        assertThat(support(Map.of("expectedUseYears", 7, "supportUntil", "2035-05-31"))
                        .truth())
                .isEqualTo(Truth.YES);
        assertThat(support(Map.of("expectedUseYears", 7, "supportUntil", "2035-05-30"))
                        .truth())
                .isEqualTo(Truth.NO);
    }

    @Test
    void saysWhatTheSupportPeriodRestsOn() {
        ConditionAnswer support = support(Map.of("supportUntil", "2035-12-31"));

        assertThat(support.restsOn())
                .containsExactly("facts.placedOnMarketOn", "facts.expectedUseYears", "facts.supportUntil");
        assertThat(support.because())
                .isEqualTo("Support is required until 1 June 2033, and declared until 31 December 2035.");
        assertThat(support.condition().condition().words()).contains("five where unknown");
    }

    @Test
    void documentsAreKeptForTenYearsOrTheSupportPeriod() {
        assertThat(duties(Map.of("supportUntil", "2035-12-31")).documentsKeptUntil())
                .isEqualTo("2038-06-01");
        assertThat(duties(Map.of("supportUntil", "2045-12-31")).documentsKeptUntil())
                .isEqualTo("2045-12-31");
    }

    @Test
    void updatesStayAvailableForTenYearsOrTheSupportPeriod() {
        LocalDate issued = LocalDate.of(2029, 3, 1);

        assertThat(duties(Map.of("supportUntil", "2035-12-31")).updateAvailableUntil(issued))
                .isEqualTo("2039-03-01");
        assertThat(duties(Map.of("supportUntil", "2045-12-31")).updateAvailableUntil(issued))
                .isEqualTo("2045-12-31");
    }

    @Test
    void thereAreNoneOutsideTheScopeNorForWhatWasPlacedBefore() {
        assertThat(of(Map.of("dataConnection", false), Evidence.none()).duties())
                .isNull();
        assertThat(of(Map.of("placedOnMarketOn", "2027-03-01"), Evidence.none()).duties())
                .isNull();
        assertThat(duties(Map.of()).provisions()).isEqualTo(CraArticle13Duties.PROVISIONS);
    }

    @Test
    void thereAreNoneWhileItIsOpenWhetherWhatWasPlacedBeforeIsSpared() {
        Facts facts = Examples.named("worked-examples.csv", "an ordinary product")
                .facts()
                .with(Map.of("placedOnMarketOn", "2026-06-01", "supportUntil", "2028-01-01"))
                .with(Vocabulary.STILL_PLACED_ON_MARKET, null);

        assertThat(Law.determine(facts, Evidence.none(), LocalDate.of(2028, 9, 1), States.R0)
                        .duties())
                .isNull();
        assertThat(ahead(facts, "2028-09-01", "2060-01-01")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"true, 2028-06-01, true", "false, 2028-06-01, false", "true, 2027-03-01, false"})
    void whatTheyRestOnIsAskedWhereTheyConcernTheProduct(boolean dataConnection, String placed, boolean isAsked) {
        Facts facts = Examples.named("worked-examples.csv", "an ordinary product")
                .facts()
                .with(Map.of("dataConnection", dataConnection, "placedOnMarketOn", placed))
                .with(Vocabulary.EXPECTED_USE_YEARS, null);

        assertThat(Law.determine(facts, Evidence.none(), LocalDate.of(2028, 9, 1), States.R0)
                        .openQuestions())
                .isEqualTo(isAsked ? List.of(Vocabulary.EXPECTED_USE_YEARS) : List.of());
    }

    @Test
    void reportingBindsEarlierProductsAndStewardsFromTheirDay() {
        assertThat(of(Map.of("placedOnMarketOn", "2027-03-01"), Evidence.none())
                        .reporting()
                        .truth())
                .isEqualTo(Truth.YES);
        assertThat(of(Map.of("operatorRole", "OPEN_SOURCE_STEWARD", "freeAndOpenSource", true), Evidence.none())
                        .reporting()
                        .truth())
                .isEqualTo(Truth.YES);
        assertThat(of(Map.of("dataConnection", false), Evidence.none())
                        .reporting()
                        .truth())
                .isEqualTo(Truth.NO);
    }

    @Test
    void anImporterKeepsTheDeclarationAndADistributorKeepsNothing() {
        assertThat(duties(Map.of("operatorRole", "IMPORTER")).documentsKeptUntil())
                .isEqualTo("2038-06-01");
        assertThat(duties(Map.of("operatorRole", "DISTRIBUTOR")).documentsKeptUntil())
                .isNull();
        assertThat(keeping("IMPORTER")).containsExactly("Art. 19(6)");
        assertThat(keeping("AUTHORISED_REPRESENTATIVE")).containsExactly("Art. 18(3)");
        assertThat(keeping("DISTRIBUTOR")).isEmpty();
        assertThat(CraArticle13Duties.documentsAreKept(Facts.none())).isSameAs(CraArticle13Duties.DOCUMENTS_ARE_KEPT);
    }

    private static List<String> keeping(String role) {
        Facts facts = Examples.named("worked-examples.csv", "an ordinary product")
                .facts()
                .with(Map.of("operatorRole", role));
        return ahead(facts, "2038-01-01", "2039-01-01").stream()
                .map(duty -> duty.citation().place())
                .toList();
    }

    @Test
    void aStewardHasTheLightRegimeAlone() {
        Duties light = duties(Map.of("operatorRole", "OPEN_SOURCE_STEWARD", "freeAndOpenSource", true));

        assertThat(light.provisions())
                .extracting(provision -> provision.citation().place())
                .containsExactly("Art. 24(1)", "Art. 24(2)", "Art. 24(3), FAQ point 5.5");
        assertThat(light.supportPeriod()).isNull();
        assertThat(light.requiredSupportYears()).isNull();
        assertThat(light.documentsKeptUntil()).isNull();
        assertThat(light.declarationItems()).isEmpty();
        assertThat(light.documentationItems()).isEmpty();
        assertThat(light.notifiedBodyNumber()).isEmpty();
    }

    @Test
    void whatTheManufacturerHasToDoOthersVerify() {
        assertThat(remedy("MANUFACTURER")).startsWith("Extend the support period");
        assertThat(remedy("IMPORTER")).startsWith("Ask the manufacturer for what is missing.");
        assertThat(remedy("DISTRIBUTOR"))
                .startsWith("It is for the manufacturer to do this: verify it before you make");
        assertThat(remedy("AUTHORISED_REPRESENTATIVE")).startsWith("It is for the manufacturer, whom you represent");
    }

    private static String remedy(String role) {
        return of(Map.of("operatorRole", role, "supportUntil", "2029-01-01"), Evidence.none()).findings().stream()
                .filter(finding -> finding.code() == FindingCode.SUPPORT_PERIOD_TOO_SHORT)
                .map(Finding::remedy)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void declarationItemsTellWhatTheBestFullDeclarationHas() {
        List<Item> items = declared(DeclarationForm.FULL, Set.of(1, 2, 3, 4, 5, 6));

        assertThat(items)
                .hasSize(8)
                .allSatisfy(item -> assertThat(item.needed()).isEqualTo(Truth.YES));
        assertThat(items)
                .filteredOn(item -> item.present() != Truth.YES)
                .extracting(Item::code, Item::present)
                .containsExactly(tuple("Annex V 7", Truth.NO), tuple("Annex V 8", Truth.NO));
    }

    @Test
    void whatADeclarationDoesNotTellOfItsItemsIsNotMissing() {
        assertThat(present(DeclarationForm.FULL, null)).containsOnly(Truth.UNKNOWN);
        assertThat(present(null, Set.of(1, 2))).startsWith(Truth.UNKNOWN, Truth.UNKNOWN, Truth.NO);
        assertThat(present(DeclarationForm.SIMPLIFIED, null)).containsOnly(Truth.NO);
    }

    private static List<Truth> present(@Nullable DeclarationForm form, @Nullable Set<Integer> items) {
        return declared(form, items).stream().map(Item::present).toList();
    }

    private static List<Item> declared(@Nullable DeclarationForm form, @Nullable Set<Integer> items) {
        Declaration declaration = new Declaration(
                "1",
                form,
                LocalDate.of(2028, 6, 1),
                null,
                items,
                true,
                null,
                null,
                Set.of(DeclaredAct.CRA),
                null,
                null);
        return Objects.requireNonNull(
                        of(Map.of(), Evidence.none().with(declaration)).duties())
                .declarationItems();
    }

    @Test
    void theNumberOfABodyFollowsUnderTheAiActWhereItsOwnProcedureHasOne() {
        assertThat(numberFollows(
                        "X34 connected talking toy with a notified body assessed for Article 39", Procedure.SECTORAL))
                .isEqualTo(Truth.YES);
        assertThat(numberFollows("an ordinary product", Procedure.SECTORAL)).isEqualTo(Truth.NO);
        assertThat(numberFollows("an ordinary AI system", Procedure.AI_ACT_ANNEX_VII))
                .isEqualTo(Truth.NO);
    }

    private static Truth numberFollows(String example, Procedure completed) {
        Facts facts = Examples.named("worked-examples.csv", example).facts().with(Map.of("sectoralThirdParty", true));
        ConformityAssessment assessment = new ConformityAssessment(
                completed, "A body", "1234", null, LocalDate.of(2028, 6, 1), null, true, true, false, null);
        Evidence evidence = new Evidence("", false, List.of(), List.of(), List.of(assessment), Map.of(), Map.of());
        return Objects.requireNonNull(Law.determine(facts, evidence, LocalDate.of(2028, 9, 1), States.R0)
                        .duties())
                .notifiedBodyNumber()
                .get(1)
                .truth();
    }

    @Test
    void picturesAreForHardwareAndTheBillOfMaterialsForWhomItIsAskedOf() {
        assertThat(duties(Map.of()).documentationItems())
                .hasSize(13)
                .filteredOn(item -> item.needed() != Truth.YES)
                .extracting(Item::code, Item::needed)
                .containsExactly(tuple("Annex VII 1(c)", Truth.NO), tuple("Annex VII 8", Truth.UNKNOWN));
        assertThat(duties(Map.of("nature", "HARDWARE")).documentationItems())
                .filteredOn(item -> item.code().equals("Annex VII 1(c)"))
                .extracting(Item::needed)
                .containsExactly(Truth.YES);
    }

    @Test
    void vulnerabilitiesAreReportedWithin24And72HoursAndFourteenDaysAfterTheMeasure() {
        List<Report> open = CraArticle14Reporting.reports(Event.ACTIVELY_EXPLOITED_VULNERABILITY, AWARE, null, AWARE);
        List<Report> closed =
                CraArticle14Reporting.reports(Event.ACTIVELY_EXPLOITED_VULNERABILITY, AWARE, AWARE.plusDays(3), null);

        assertThat(open)
                .extracting(report -> report.citation().place(), Report::dueAt)
                .containsExactly(
                        tuple("Art. 14(2)(a)", AWARE.plusHours(24)),
                        tuple("Art. 14(2)(b)", AWARE.plusHours(72)),
                        tuple("Art. 14(2)(c)", null));
        assertThat(closed.get(2).dueAt()).isEqualTo(AWARE.plusDays(17));
    }

    @Test
    void incidentsAreReportedInTheEndOneMonthAfterTheNotification() {
        OffsetDateTime notified = OffsetDateTime.parse("2028-01-31T12:00:00Z");

        assertThat(CraArticle14Reporting.reports(Event.SEVERE_INCIDENT, AWARE, AWARE, notified))
                .extracting(report -> report.citation().place(), Report::dueAt)
                .containsExactly(
                        tuple("Art. 14(4)(a)", AWARE.plusHours(24)),
                        tuple("Art. 14(4)(b)", AWARE.plusHours(72)),
                        tuple("Art. 14(4)(c)", OffsetDateTime.parse("2028-02-29T12:00:00Z")));
        assertThat(CraArticle14Reporting.reports(Event.SEVERE_INCIDENT, AWARE, AWARE, null)
                        .get(2)
                        .dueAt())
                .isNull();
    }
}
