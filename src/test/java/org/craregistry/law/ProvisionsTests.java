package org.craregistry.law;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every provision of the law, however it is used. */
class ProvisionsTests {

    /** Nothing answered, before and after the general application: what holds only before asks nothing after. */
    private static final List<Case> NOTHING_ANSWERED = Stream.of("2026-11-22", "2028-09-01")
            .map(day -> new DayByDay(Facts.none(), Evidence.none(), States.R0, null).caseOn(LocalDate.parse(day)))
            .toList();

    private static final Certificate EMPTY_CERTIFICATE = new Certificate(
            null, null, null, null, null, null, null, Set.of(), null, null, null, null, null, null, Set.of(), Set.of(),
            null);

    static Stream<Provision> provisions() {
        return Law.provisions().stream();
    }

    @ParameterizedTest
    @MethodSource("provisions")
    void hasAPlaceAndAnEffectInOurOwnWords(Provision provision) {
        assertThat(provision.citation().place()).matches("(Art\\.|Annex|Recital|Chapter|point|on Annex|as a whole).*");
        assertThat(provision.effect())
                .hasSizeBetween(20, 200)
                .matches("[a-z].*[^.]")
                .doesNotContainIgnoringCase("shall");
        assertThat(provision.code()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("provisions")
    void saysInWordsWhatItDemandsAndEachPartOfIt(Provision provision) {
        assertThat(withParts(provision.condition()))
                .extracting(Condition::words)
                .allSatisfy(words -> assertThat(words).isNotBlank());
    }

    private static Stream<Condition> withParts(Condition condition) {
        return Stream.concat(Stream.of(condition), condition.parts().stream().flatMap(ProvisionsTests::withParts));
    }

    @ParameterizedTest
    @MethodSource("provisions")
    void asksExactlyWhereItIsUnknown(Provision provision) {
        for (Case c : NOTHING_ANSWERED) {
            List<Question> asked = new ArrayList<>();
            Case judged = asksForAPiece(provision) ? c.about(EMPTY_CERTIFICATE, EvidenceList.CERTIFICATES, 0) : c;
            provision.openQuestions(judged, asked::add);

            assertThat(asked.isEmpty())
                    .as("%s is %s and asks %s", provision, provision.weigh(judged), asked)
                    .isEqualTo(provision.weigh(judged) != Truth.UNKNOWN);
        }
    }

    @ParameterizedTest
    @MethodSource("provisions")
    void canBeExplained(Provision provision) {
        for (Case c : NOTHING_ANSWERED) {
            Case judged = asksForAPiece(provision) ? c.about(EMPTY_CERTIFICATE, EvidenceList.CERTIFICATES, 0) : c;

            assertThat(provision.explain(judged).truth()).isEqualTo(provision.weigh(judged));
        }
    }

    private static boolean asksForAPiece(Provision provision) {
        return CsaCertificates.PROVISIONS.contains(provision)
                || provision == AiActArticle42Presumption.COVERS_THE_ELEMENTS;
    }

    @Test
    @Tag("slow")
    void everyConstantIsListed() {
        List<Provision> constants = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("org.craregistry.law")
                        .stream()
                        .map(JavaClass::reflect)
                        .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
                        .filter(field -> field.getType() == Provision.class && Modifier.isStatic(field.getModifiers()))
                        .map(ProvisionsTests::value)
                        .toList();

        assertThat(Law.provisions()).containsExactlyInAnyOrderElementsOf(constants);
    }

    private static Provision value(Field constant) {
        try {
            constant.setAccessible(true);
            return (Provision) constant.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(constant.getName(), e);
        }
    }

    @Test
    void everySectionIsTitledAndHoldsProvisionsThatNoOtherHolds() {
        assertThat(Law.sections()).extracting(LawSection::title).doesNotHaveDuplicates();
        assertThat(Law.sections().stream().flatMap(section -> section.provisions().stream()))
                .containsExactlyElementsOf(Law.provisions());
    }

    @Test
    void whatConformityAndTheRoutesTakeAreConditionsOfTheLaw() {
        assertThat(Law.conditions())
                .contains(
                        CraConformity.PROCEDURE_IS_COMPLETED,
                        AiActArticle42Presumption.COVERS_THE_ELEMENTS,
                        AiActArticle40DirectEvidence.ELEMENTS_ARE_EVIDENCED)
                .doesNotHaveDuplicates();
    }

    @Test
    void everyCodeIsThatOfOneProvision() {
        assertThat(Law.provisions()).extracting(Provision::code).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("provisions")
    void whatNamesAVulnerabilityLevelCitesTheDescriptions(Provision provision) {
        if (provision.effect().contains("AVA_VAN")) {
            assertThat(provision.citation().act()).isEqualTo(Act.CRA_DESCRIPTIONS);
            assertThat(provision.citation().place()).startsWith("on Annex");
        }
    }

    @Test
    void conditionsOfTheScopeCiteTheRecitalsTheyRestOn() {
        assertThat(CraArticle03Definitions.IS_A_PRODUCT_WITH_DIGITAL_ELEMENTS.citation())
                .isEqualTo(Act.CRA.at("Art. 3(1), 3(2), recital 12"));
        assertThat(CraArticle03Definitions.NON_COMMERCIAL_SUPPLY_IS_OUTSIDE.citation())
                .isEqualTo(Act.CRA.at("Art. 3(22), recitals 15 to 20"));
    }

    @Test
    void whatTheActsDoNotSayIsMarked() {
        assertThat(CraArticle07And08Classes.DEFAULT.citation().standing()).isEqualTo(Standing.GUIDANCE);
        assertThat(Stream.of(
                        CraArticle04Tolerated.NOTHING_IS_TOLERATED_WITHOUT_ITS_SIGN,
                        CraArticle69Transition.EARLIER_UNITS_ARE_SPARED,
                        CraArticle07And08Classes.OTHER_ADVANCED_SECURITY_DEVICES_NEED_A_DECISION,
                        CraAnnex3And4Chips.WHAT_IS_NO_CHIP_HAS_NO_TIER,
                        CraAnnex3And4Chips.CHIPS_BETWEEN_THE_TIERS_ARE_CLASS_I,
                        CraAnnex3And4Chips.ASICS_AND_FPGAS_ARE_CLASS_I,
                        CraAnnex3And4Chips.ASICS_AS_SECURE_ELEMENTS_ARE_CRITICAL))
                .allSatisfy(
                        provision -> assertThat(provision.citation().standing()).isEqualTo(Standing.OUR_READING));
    }
}
