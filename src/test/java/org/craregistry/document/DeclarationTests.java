package org.craregistry.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.craregistry.document.DeclarationItem.State;
import org.craregistry.law.Act;
import org.craregistry.law.Article15Element;
import org.craregistry.law.Article15Route;
import org.craregistry.law.PlainWords;
import org.craregistry.law.StateOfLaw;
import org.craregistry.law.Truth;
import org.craregistry.law.plain.StateOfLawAmendment;
import org.craregistry.portfolio.Identity;
import org.craregistry.portfolio.IdentityField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the draft of a declaration says, what it leaves blank, and what stands in its way. */
class DeclarationTests {

    private static final LocalDate ASSESSED = LocalDate.of(2028, 8, 20);
    private static final List<String> ELEMENT_CODES =
            Article15Element.CYBERSECURITY.stream().map(Article15Element::code).toList();

    @Test
    void isReadyWhereOnlyThePenIsMissing() {
        DeclarationDraft draft = Drafted.router().draft();

        assertThat(draft.items()).extracting(DeclarationItem::number).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(draft.items())
                .extracting(DeclarationItem::state)
                .containsExactly(
                        State.BY_HAND,
                        State.COMPLETE,
                        State.COMPLETE,
                        State.COMPLETE,
                        State.BY_HAND,
                        State.COMPLETE,
                        State.COMPLETE,
                        State.BY_HAND);
        assertThat(draft.items().get(0).byHand()).containsExactly("Type, batch or serial number");
        assertThat(draft.items().get(4).byHand()).containsExactly("Other acts");
        assertThat(draft.items().get(7).byHand()).containsExactly("Place and date", "Name", "Function", "Signature");
        assertThat(draft.obstacles()).isEmpty();
        assertThat(draft.ready()).isTrue();
    }

    @Test
    void declaresTheActsThatApplyOnTheDayOfPlacingOnTheMarket() {
        LocalDate before = LocalDate.of(2027, 11, 30);
        Drafted early = Drafted.screening()
                .with("placedOnMarketOn", LocalDate.of(2028, 1, 12))
                .on(before);

        DeclarationDraft draft = early.draft();

        assertThat(draft.asOf()).isEqualTo(before);
        assertThat(draft.weighedFor()).isEqualTo("2028-01-12");
        assertThat(draft.underAiAct()).isTrue();
        assertThat(draft.obstacles()).extracting(DeclarationObstacle::code).contains("AI_ACT_PROCEDURE");
        assertThat(early.with("placedOnMarketOn", LocalDate.of(2027, 12, 1))
                        .draft()
                        .underAiAct())
                .isFalse();
    }

    @Test
    void doesNotCountWhatIsCompletedOnlyAfterTheDayOfSigning() {
        Drafted router = Drafted.router().filing("assessments", assessment("MODULE_A", LocalDate.of(2028, 9, 15)));

        assertThat(router.draft().ready()).isFalse();
        assertThat(router.on(LocalDate.of(2028, 9, 15)).draft().ready()).isTrue();
    }

    @Test
    void statesThatTheRequirementsAreFulfilledOnlyWhereThatIsOnFile() {
        Drafted open = Drafted.router().filing("requirements", List.of());

        assertThat(words(Drafted.router().item(5))).contains("fulfils the essential cybersecurity requirements");
        assertThat(words(open.item(5))).doesNotContain("fulfils the essential cybersecurity requirements");
        assertThat(open.item(5).blanks())
                .containsExactly(
                        "It is not on file that every requirement of Annex I that applies to it is fulfilled.");
    }

    @Test
    void statesWhatIsOnFileAlsoWhereTheCraDoesNotAskForIt() {
        Drafted earlier = Drafted.router().with("placedOnMarketOn", "2027-06-01");

        assertThat(words(earlier.item(5))).contains("fulfils the essential cybersecurity requirements");
        assertThat(earlier.item(7).blanks()).isEmpty();
        assertThat(words(earlier.item(7))).contains("completed on 20 August 2028");
    }

    @Test
    void doesNotSayThatAProcedureIsMissingOfWhichItIsOpenWhetherItIsTheRightOne() {
        assertThat(Drafted.router().without("coreFunctionality").item(7).blanks())
                .containsExactly("It is not known yet whether the procedure that the law demands is completed.");
    }

    @Test
    void saysThatLaterActsAreLeftOutWhileTheDayOfPlacingIsOpen() {
        assertThat(Drafted.router().without("placedOnMarketOn").draft().notes())
                .anyMatch(note -> note.contains("acts that begin to apply after 1 September 2028 are not declared"));
    }

    static Stream<Arguments> gaps() {
        Drafted router = Drafted.router();
        Drafted screening = Drafted.screening();
        return Stream.of(
                arguments(1, router.without("nature"), List.of("facts.nature")),
                arguments(1, named(IdentityField.VERSION, ""), List.of("version")),
                arguments(2, named(IdentityField.MANUFACTURER, null), List.of("manufacturer")),
                arguments(2, named(IdentityField.MANUFACTURER_ADDRESS, " \t"), List.of("manufacturerAddress")),
                arguments(4, router.known(Identity.of("LN-4410-EU", "3.2.0", "Gateway")), List.of("description")),
                arguments(5, router.without("dataConnection"), List.of("facts.dataConnection")),
                arguments(5, router.without("aiSystem"), List.of("facts.aiSystem")),
                arguments(5, screening.without("aiSystemIsThisProduct"), List.of("facts.aiSystemIsThisProduct")),
                arguments(6, screening.without("aiStandardsApplied"), List.of("facts.aiStandardsApplied")),
                arguments(7, router.filing("assessments", List.of()), List.of("evidence.assessments")),
                arguments(
                        7,
                        router.filing("assessments", assessment("MODULE_H", ASSESSED)),
                        List.of(
                                "evidence.assessments[0].bodyName",
                                "evidence.assessments[0].bodyNumber",
                                "evidence.assessments[0].certificateNumber")),
                arguments(
                        8,
                        screening.filing("article15Elements", Drafted.elements().subList(1, 8)),
                        List.of("evidence.article15Elements[A15-CY1]")),
                arguments(
                        8,
                        screening.filing("article15Elements", element("A15-CY1", "EVIDENCED", null, 1)),
                        List.of("evidence.article15Elements[A15-CY1].evidence")));
    }

    @ParameterizedTest
    @MethodSource("gaps")
    void leavesABlankAndNamesTheFieldThatFillsIt(int number, Drafted product, List<String> fields) {
        DeclarationItem item = product.item(number);

        assertThat(item.state()).isEqualTo(State.MISSING);
        assertThat(item.fields()).containsAll(fields);
        assertThat(item.blanks()).isNotEmpty().allMatch(sentence -> sentence.endsWith("."));
        assertThat(product.draft().ready()).isFalse();
    }

    @Test
    void asksForTheStandardsOnceOneIsCited() {
        Drafted manager =
                Drafted.router().with("coreFunctionality", "CRA-III-I-03").without("standardsApplied");

        assertThat(manager.under(Drafted.state("R0")).items().get(5).state()).isEqualTo(State.COMPLETE);
        assertThat(manager.under(Drafted.state("R1")).items().get(5).fields())
                .containsExactly("facts.standardsApplied");
        assertThat(manager.with("standardsApplied", "PARTIAL")
                        .under(Drafted.state("R1"))
                        .items()
                        .get(5)
                        .state())
                .isEqualTo(State.BY_HAND);
    }

    @Test
    void hardwareWithoutSoftwareNeedsNoVersion() {
        Drafted hardware = named(IdentityField.VERSION, "").with("nature", "HARDWARE");

        assertThat(hardware.item(1).state()).isEqualTo(State.BY_HAND);
    }

    @Test
    void takesTheIntendedPurposeWhereNoDescriptionIsGiven() {
        Drafted product = named(IdentityField.DESCRIPTION, null);

        assertThat(product.item(4).state()).isEqualTo(State.COMPLETE);
        assertThat(words(product.item(4))).contains("Connects machines on the shop floor");
    }

    @Test
    void namesTheNotifiedBodyOrThatNoneWasInvolved() {
        Map<String, Object> byABody = new HashMap<>(assessment("MODULE_H", ASSESSED));
        byABody.put("bodyName", "Prüfstelle Nord");
        byABody.put("bodyNumber", "9876");
        byABody.put("certificateNumber", "PN-2028-77");

        assertThat(words(Drafted.router().item(7)))
                .contains("Internal control (module A), completed on 20 August 2028", "No notified body was involved.");
        assertThat(words(Drafted.router().filing("assessments", byABody).item(7)))
                .contains("Full quality assurance (module H)", "Prüfstelle Nord", "9876", "PN-2028-77")
                .doesNotContain("No notified body");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2028-09-01", "2028-09-02"})
    void countsNoAssessmentBeforeItsDay(String completedOn) {
        Drafted product = Drafted.router()
                .filing("assessments", assessment("MODULE_A", LocalDate.parse(completedOn)))
                .on(LocalDate.of(2028, 9, 1));

        assertThat(product.item(7).state()).isEqualTo(completedOn.endsWith("01") ? State.COMPLETE : State.MISSING);
        assertThat(product.draft().ready()).isEqualTo(completedOn.endsWith("01"));
        assertThat(product.draft().obstacles())
                .extracting(DeclarationObstacle::because)
                .allMatch(because -> because.startsWith("No completed conformity assessment"))
                .hasSize(completedOn.endsWith("01") ? 0 : 1);
    }

    @Test
    void namesTheFieldsOfAnAssessmentByItsPlaceOnFile() {
        Drafted product = Drafted.router()
                .filing(
                        "assessments",
                        assessment("MODULE_A", LocalDate.of(2028, 9, 15)),
                        assessment("MODULE_H", ASSESSED));

        assertThat(product.on(LocalDate.of(2028, 9, 1)).item(7).fields())
                .isNotEmpty()
                .allMatch(field -> field.startsWith("evidence.assessments[1]."));
    }

    @Test
    void declaresTheCraAndTheAiActInOneDeclaration() {
        assertThat(words(Drafted.router().item(5)))
                .contains("Regulation (EU) 2024/2847")
                .doesNotContain("2024/1689");
        assertThat(words(Drafted.screening().item(5)))
                .contains("Regulation (EU) 2024/2847", "Regulation (EU) 2024/1689");
        assertThat(Drafted.screening().item(5).byHand())
                .containsExactly("Regulation (EU) 2024/1689", "Personal data", "Other acts");
        assertThat(words(Drafted.screening().item(5)))
                .contains("to be confirmed by the provider: the registry follows only the cybersecurity of Article 15");
        assertThat(words(Drafted.screening().item(3))).contains("also the provider of the AI system");
        assertThat(Drafted.screening().item(3).citation())
                .isEqualTo(Act.CRA.at("Annex V point 3, AI Act Art. 3(3)").asOurReading());
        assertThat(Drafted.screening().item(7).citation())
                .isEqualTo(Act.CRA.at("Annex V point 7, AI Act Annex V point 7"));
        assertThat(Drafted.router().item(7).citation()).isEqualTo(Act.CRA.at("Annex V point 7"));
    }

    @Test
    void namesTheActOnTheProductAndThoseOfEarlierDeclarations() {
        Drafted product = Drafted.router()
                .with("annexIAct", "RADIO_EQUIPMENT")
                .filing("declarations", declaration(LocalDate.of(2028, 9, 1), "RADIO_EQUIPMENT", "ECODESIGN"));

        assertThat(words(product.item(5)))
                .contains(
                        "Directive 2014/53/EU",
                        "Radio equipment: enter the publication reference",
                        "to be confirmed by the manufacturer: the registry does not follow the requirements of this act");
        assertThat(product.item(5).byHand()).containsExactly("Directive 2014/53/EU", "Ecodesign", "Other acts");
        assertThat(product.on(LocalDate.of(2028, 8, 31)).item(5).byHand())
                .containsExactly("Directive 2014/53/EU", "Other acts");
    }

    @Test
    void statesArticle15ElementByElementOnTheRouteOfTheCra() {
        DeclarationItem item = Drafted.screening().item(8);

        assertThat(item.citation())
                .isEqualTo(Act.CRA.at("Annex V point 8, Art. 12(1)(c)").asOurReading());
        assertThat(words(item))
                .contains("Article 15 of Regulation (EU) 2024/1689", "nothing of accuracy and robustness")
                .contains("Art. 12(1) of that Regulation, Art. 42(3) of the AI Act");
        for (Article15Element element : Article15Element.CYBERSECURITY) {
            assertThat(words(item)).contains(element.title(), "chapter 6." + (element.ordinal() + 1));
        }
        assertThat(item.state()).isEqualTo(State.BY_HAND);
        assertThat(Drafted.screening().draft().ready()).isTrue();
    }

    @Test
    void anElementThatIsNotAppropriateNeedsNoEvidenceUnlessItAlwaysIs() {
        assertThat(Drafted.screening()
                        .filing("article15Elements", element("A15-CY4b", "NOT_APPROPRIATE", null, 6))
                        .item(8)
                        .state())
                .isEqualTo(State.BY_HAND);
        assertThat(Drafted.screening()
                        .filing("article15Elements", element("A15-CY2", "NOT_APPROPRIATE", null, 2))
                        .item(8)
                        .state())
                .isEqualTo(State.MISSING);
    }

    static Stream<Drafted> withoutTheStatement() {
        return Stream.of(
                Drafted.router(),
                Drafted.unknown(),
                Drafted.screening().with("aiSystemIsThisProduct", false),
                Drafted.screening().with("annexIIIPoints", List.of()),
                Drafted.screening().with("otherLaw", List.of("MEDICAL_DEVICES_2017_745")),
                Drafted.screening().with("prohibitedPractices", List.of("ART_5_1_F")),
                Drafted.screening().with("placedOnMarketOn", "2027-12-10").on(LocalDate.of(2027, 12, 10)),
                Drafted.screening().relyingOn(Article15Route.DIRECT_EVIDENCE),
                Drafted.screening().relyingOn(Article15Route.CYBERSECURITY_ACT_CERTIFICATION),
                Drafted.screening().relyingOn(null));
    }

    @ParameterizedTest
    @MethodSource("withoutTheStatement")
    void statesNothingOnArticle15WhereTheRouteIsClosedOrNotReliedOn(Drafted product) {
        assertThat(words(product.item(8)))
                .doesNotContain("by conformity with Regulation (EU) 2024/2847", "Level of cybersecurity");
        assertThat(words(Drafted.screening().on(LocalDate.of(2027, 12, 11)).item(8)))
                .contains("Level of cybersecurity (Art. 15(1))");
    }

    @Test
    void namesTheOtherRouteWhereOneIsReliedOn() {
        DeclarationItem direct =
                Drafted.screening().relyingOn(Article15Route.DIRECT_EVIDENCE).item(8);

        assertThat(words(direct)).contains("shown in the technical documentation");
        assertThat(direct.citation()).isEqualTo(Act.CRA.at("Annex V point 8, AI Act Annex V point 8"));
        assertThat(words(certified(ELEMENT_CODES).item(8)))
                .contains("text=presumed by the certification named under point 6 (Art. 42(2)");
    }

    @Test
    void takesWhatIsDemonstratedWhileNobodyHasDecidedAndTheRouteOfTheCraWhereNothingIs() {
        Drafted undecided = Drafted.screening().relyingOn(null);
        Drafted nothing = undecided.filing("article15Elements", List.of());

        assertThat(words(undecided.item(8))).contains("shown in the technical documentation");
        assertThat(nothing.item(8).fields()).contains("evidence.article15Elements[A15-CY1]");
        assertThat(words(nothing.item(8))).contains("by conformity with Regulation (EU) 2024/2847");
        assertThat(words(nothing.with("placedOnMarketOn", "2027-12-10")
                        .on(LocalDate.of(2027, 12, 10))
                        .item(8)))
                .contains("No route to Article 15 of the AI Act is open and complete. Nothing shows Level of"
                        + " cybersecurity (Art. 15(1)), ");
        assertThat(undecided.draft().notes())
                .anyMatch(note -> note.endsWith("The draft takes evidence of its own" + " (AI Act Art. 15)."));
        assertThat(undecided.relyingOn(Article15Route.DIRECT_EVIDENCE).draft().notes())
                .noneMatch(note -> note.contains("Nobody has decided"));
    }

    @Test
    void namesEveryElementThatNothingShowsInSentencesThatCanBeRead() {
        DeclarationItem signing = Drafted.screening()
                .relyingOn(Article15Route.DIRECT_EVIDENCE)
                .filing("article15Elements", List.of())
                .item(8);

        assertThat(signing.blanks())
                .allSatisfy(blank -> assertThat(PlainWords.fault(blank)).isEmpty());
        assertThat(String.join(" ", signing.blanks()))
                .contains("Level of cybersecurity (Art. 15(1)), ", "Model flaws (Art. 15(5) subpara. 3).");
        assertThat(signing.fields())
                .containsExactlyElementsOf(ELEMENT_CODES.stream()
                        .map("evidence.article15Elements[%s]"::formatted)
                        .toList());
    }

    @Test
    void doesNotHoldTheConditionsOfTheCraRouteAgainstAnotherRoute() {
        Drafted product = Drafted.screening().with("riskAssessmentCoversAiThreats", false);

        assertThat(product.draft().obstacles())
                .extracting(DeclarationObstacle::code)
                .containsExactly("D8");
        assertThat(product.relyingOn(Article15Route.DIRECT_EVIDENCE).draft().ready())
                .isTrue();
    }

    @Test
    void saysThatTheRouteReliedOnIsClosed() {
        assertThat(Drafted.screening()
                        .with("placedOnMarketOn", "2027-12-10")
                        .on(LocalDate.of(2027, 12, 10))
                        .item(8)
                        .blanks())
                .containsExactly(
                        "Conformity with the Cyber Resilience Act is relied on, but that route is closed to this"
                                + " product on the day.");
    }

    @Test
    void aCertificateForAPartIsHelpedByEvidenceForTheRest() {
        List<String> part = ELEMENT_CODES.subList(0, 7);
        Drafted product = certified(part);

        assertThat(words(product.item(8)))
                .contains(
                        "presumed for Level of cybersecurity (Art. 15(1)), Resilience to attacks (Art. 15(5) subpara. 1), ",
                        "Confidentiality attacks (Art. 15(5) subpara. 3) by the certification")
                .contains("shown for Model flaws (Art. 15(5) subpara. 3) in the technical documentation");
        assertThat(product.item(8).state()).isEqualTo(State.BY_HAND);
    }

    @Test
    void namesWhatNeitherCertificateNorEvidenceCovers() {
        Drafted product = certified(ELEMENT_CODES.subList(0, 6))
                .filing("article15Elements", Drafted.elements().subList(0, 7));

        for (Drafted partial : List.of(product, product.relyingOn(null))) {
            assertThat(partial.item(8).blanks())
                    .containsExactly(
                            "The certification covers a part. Nothing shows Model flaws (Art. 15(5) subpara. 3).");
            assertThat(partial.item(8).fields()).containsExactly("evidence.article15Elements[A15-CY4e]");
        }
        assertThat(Drafted.screening()
                        .relyingOn(Article15Route.CYBERSECURITY_ACT_CERTIFICATION)
                        .item(8)
                        .fields())
                .containsExactly("evidence.certificates");
    }

    @Test
    void namesACertificateUnderTheActsThatItCountsUnder() {
        Drafted product = certified(ELEMENT_CODES);

        assertThat(words(product.item(6)))
                .contains("EUCC, level High", "under AI Act Art. 42(2)]")
                .doesNotContain("CRA Art. 27");
        assertThat(words(product.under(Drafted.state("R2")).items().get(5)))
                .contains("under AI Act Art. 42(2) and CRA Art. 27 (our reading)]");
        Drafted router = Drafted.router().filing("certificates", certificate(Map.of("certifiedVersion", "3.2.0")));
        assertThat(words(router.item(6))).doesNotContain("EUCC");
        assertThat(words(router.under(Drafted.state("R2")).items().get(5)))
                .contains("; under CRA Art. 27 (our reading)");
    }

    @ParameterizedTest
    @CsvSource({
        "STATEMENT_OF_CONFORMITY, BASIC, true,  2028-09-01, true",
        "STATEMENT_OF_CONFORMITY, HIGH,  true,  2028-09-01, false",
        "STATEMENT_OF_CONFORMITY, BASIC, false, 2028-09-01, false",
        "CERTIFICATE,             BASIC, true,  2028-09-01, true",
        "CERTIFICATE,             BASIC, true,  2028-09-02, false"
    })
    void namesAStatementWhereTheSchemeAllowsOneAndNothingThatIsNotPublished(
            String kind, String level, boolean selfAssessment, String publishedOn, boolean named) {
        StateOfLaw state = amended(
                "csaSchemes",
                Map.of(
                        "name",
                        "EUX",
                        "levels",
                        List.of("BASIC", "HIGH"),
                        "selfAssessment",
                        selfAssessment,
                        "ojReference",
                        "OJ L, 2028/1",
                        "publishedOn",
                        publishedOn));
        Map<String, Object> changed = Map.of("scheme", "EUX", "kind", kind, "level", level, "covers", ELEMENT_CODES);
        DeclarationDraft draft = Drafted.screening()
                .with("placedOnMarketOn", "2028-09-01")
                .filing("certificates", certificate(changed))
                .under(state);

        assertThat(words(draft.items().get(5)).contains("EUX, level")).isEqualTo(named);
        assertThat(words(draft.items().get(5)).contains("label=EU statement of conformity"))
                .isEqualTo(named && kind.startsWith("STATEMENT"));
    }

    @ParameterizedTest
    @CsvSource({
        "CRA-III-I-03, 2028-09-01, true",
        "CRA-III-I-03, 2028-09-02, false",
        "CRA-III-I-04, 2028-09-01, false",
        "NONE,         2028-09-01, false"
    })
    void noStandardIsAppliedWhereNoneIsInForceForTheCategory(String category, String from, boolean inForce) {
        StateOfLaw state = amended(
                "craStandards",
                Map.of(
                        "reference",
                        "EN 1",
                        "title",
                        "Password managers",
                        "categories",
                        List.of("CRA-III-I-03"),
                        "appliesFrom",
                        from));
        DeclarationItem item = Drafted.router()
                .with("placedOnMarketOn", "2028-09-01")
                .with("coreFunctionality", category)
                .with("standardsApplied", "PARTIAL")
                .under(state)
                .items()
                .get(5);

        assertThat(item.state()).isEqualTo(inForce ? State.BY_HAND : State.COMPLETE);
        assertThat(words(item).contains("No cited harmonised standard")).isEqualTo(!inForce);
    }

    @Test
    void aStandardForProductsOfNoCategoryIsForTheDefaultClass() {
        StateOfLaw state = amended(
                "craStandards", Map.of("reference", "EN 0", "title", "Horizontal", "categories", List.of("NONE")));

        assertThat(words(Drafted.router()
                        .with("standardsApplied", "FULL")
                        .under(state)
                        .items()
                        .get(5)))
                .contains("EN 0, Horizontal: applied in full");
    }

    @ParameterizedTest
    @CsvSource({"2027-12-10, true", "2027-12-11, false"})
    void theDayOfTheCraIsANoteAndNoObstacle(LocalDate day, boolean isNoted) {
        Map<String, Object> assessed = assessment("MODULE_A", LocalDate.of(2027, 12, 1));
        DeclarationDraft draft =
                Drafted.router().filing("assessments", assessed).on(day).draft();

        assertThat(draft.ready()).isTrue();
        assertThat(draft.notes().stream().anyMatch(note -> note.contains("applies in full from 11 December 2027")))
                .isEqualTo(isNoted);
    }

    @Test
    void saysThatBeingReadyLeavesOutWhatTheRegistryDoesNotFollow() {
        assertThat(Drafted.router().draft().notes())
                .singleElement()
                .asString()
                .contains("requirements of other acts")
                .doesNotContain("AI Act");
        assertThat(Drafted.screening().draft().notes())
                .singleElement()
                .asString()
                .startsWith("Of the AI Act the registry checks only the cybersecurity of Article 15");
    }

    static Stream<Arguments> obstacles() {
        Drafted router = Drafted.router();
        Drafted screening = Drafted.screening();
        return Stream.of(
                arguments("ANNEX_I_PART_I", router.filing("requirements", without("CRA-AI-P1-2a"))),
                arguments("ANNEX_I_PART_II", router.filing("requirements", without("CRA-AI-P2-5"))),
                arguments("PROCEDURE", router.filing("assessments", List.of())),
                arguments("PROCEDURE", router.with("coreFunctionality", "CRA-III-I-03")),
                arguments("DATE", router.with("placedOnMarketOn", "2027-12-10")),
                arguments("SCOPE", router.with("dataConnection", false)),
                arguments("SCOPE", router.without("dataConnection")),
                arguments("MANUFACTURER", router.with("operatorRole", "IMPORTER")),
                arguments("D8", screening.with("riskAssessmentCoversAiThreats", false)),
                arguments("AI_ACT_PROCEDURE", screening.filing("assessments", List.of())),
                arguments("AI_ACT_PROCEDURE", screening.with("prohibitedPractices", List.of("ART_5_1_F"))));
    }

    @ParameterizedTest
    @MethodSource("obstacles")
    void namesWhatTheLawDemandsFirst(String id, Drafted product) {
        assertThat(product.draft().obstacles())
                .extracting(DeclarationObstacle::code)
                .contains(id);
        assertThat(product.draft().obstacles())
                .allSatisfy(obstacle -> assertThat(obstacle.because()).isNotEmpty());
        assertThat(product.draft().ready()).isFalse();
    }

    @Test
    void aModificationNeedsANewAssessmentButNotTheDeclarationThatIsBeingDrawnUp() {
        Drafted modified = Drafted.router()
                .with("placedOnMarketOn", "2028-03-01")
                .with("substantiallyModified", true)
                .with("substantiallyModifiedOn", "2028-08-21");

        assertThat(modified.draft().obstacles())
                .extracting(DeclarationObstacle::code)
                .containsExactly("MODIFICATION");
        assertThat(modified.filing("assessments", assessment("MODULE_A", LocalDate.of(2028, 8, 21)))
                        .draft()
                        .ready())
                .isTrue();
    }

    @Test
    void aModificationOfTheAiSystemNeedsANewAssessmentWhateverTheRoute() {
        Drafted modified = Drafted.screening()
                .with("placedOnMarketOn", "2028-03-01")
                .relyingOn(Article15Route.DIRECT_EVIDENCE)
                .with("aiSubstantiallyModified", true)
                .with("aiSubstantiallyModifiedOn", "2028-08-26");

        assertThat(modified.draft().obstacles())
                .extracting(DeclarationObstacle::code, DeclarationObstacle::truth)
                .containsExactly(tuple("AI_ACT_PROCEDURE", Truth.NO));
        assertThat(modified.without("aiSubstantiallyModifiedOn").draft().obstacles())
                .extracting(DeclarationObstacle::code, DeclarationObstacle::truth)
                .containsExactly(tuple("AI_ACT_PROCEDURE", Truth.UNKNOWN));
        assertThat(modified.with("aiSubstantiallyModifiedOn", "2028-08-25")
                        .draft()
                        .ready())
                .isTrue();
    }

    /** By a certificate that covers these elements, with evidence for all. */
    private static Drafted certified(List<String> elements) {
        return Drafted.screening()
                .relyingOn(Article15Route.CYBERSECURITY_ACT_CERTIFICATION)
                .filing("certificates", certificate(Map.of("covers", elements)));
    }

    private static Map<String, Object> certificate(Map<String, Object> changed) {
        Map<String, Object> certificate = new HashMap<>(Map.of(
                "scheme", "EUCC",
                "kind", "CERTIFICATE",
                "number", "EUCC-1",
                "level", "HIGH",
                "certifiedObject", "THIS_PRODUCT",
                "certifiedVersion", "2.4.1",
                "issuedOn", LocalDate.of(2028, 1, 1),
                "expiresOn", LocalDate.of(2031, 1, 1)));
        certificate.putAll(changed);
        return certificate;
    }

    /** The law of R0 with one entry more. */
    private static StateOfLaw amended(String listing, Map<String, Object> entry) {
        Map<String, Object> checked = new HashMap<>(entry);
        checked.putAll(Map.of("source", "OJ", "url", "https://example.org/oj", "checkedOn", "2026-11-20"));
        return StateOfLawAmendment.amend(
                Drafted.state("R0"), "R0.1", "As R0, and more", true, Map.of(listing, List.of(checked)));
    }

    private static Drafted named(IdentityField field, String text) {
        Map<IdentityField, String> changed = new HashMap<>();
        changed.put(field, text);
        return Drafted.router().known(Drafted.router().identity().with(changed));
    }

    private static Map<String, Object> assessment(String procedure, LocalDate completedOn) {
        return Map.of("procedure", procedure, "completedOn", completedOn, "openFindings", false);
    }

    private static Map<String, Object> declaration(LocalDate issuedOn, String... acts) {
        return Map.of("form", "FULL", "issuedOn", issuedOn, "acts", List.of(acts));
    }

    private static List<Map<String, Object>> without(String requirement) {
        return Drafted.requirements().stream()
                .filter(standing -> !requirement.equals(standing.get("code")))
                .toList();
    }

    /** All elements, the one at this place (from 1) changed. */
    private static List<Map<String, Object>> element(String code, String standing, String evidence, int place) {
        List<Map<String, Object>> elements = Drafted.elements();
        Map<String, Object> changed = new HashMap<>(Map.of("code", code, "standing", standing));
        changed.put("evidence", evidence);
        elements.removeIf(one -> code.equals(one.get("code")));
        elements.add(Math.min(place - 1, elements.size()), changed);
        return elements;
    }

    private static String words(DeclarationItem item) {
        return String.join("\n", item.lines().stream().map(Object::toString).toList());
    }
}
