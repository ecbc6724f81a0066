package org.craregistry.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every closed list of the acts has words that people can tell apart. */
class ChoicesTests {

    static Stream<List<? extends Choice>> lists() {
        return Stream.of(
                Arrays.asList(AiExclusion.values()),
                Arrays.asList(AiProcedureChoice.values()),
                Arrays.asList(AiStandardsApplied.values()),
                Arrays.asList(AnnexIAct.values()),
                Arrays.asList(AnnexIIIPoint.values()),
                Arrays.asList(AnnexIRequirement.values()),
                Arrays.asList(Article15Element.values()),
                Arrays.asList(AssuranceLevel.values()),
                Arrays.asList(CertificateKind.values()),
                Arrays.asList(CertifiedObject.values()),
                Arrays.asList(Chip.values()),
                Arrays.asList(DeclarationForm.values()),
                Arrays.asList(DeclaredAct.values()),
                Arrays.asList(DerogationCondition.values()),
                Arrays.asList(ElementStanding.Value.values()),
                Arrays.asList(Nature.values()),
                Arrays.asList(OperatorRole.values()),
                Arrays.asList(OtherLaw.values()),
                Arrays.asList(Presentation.values()),
                Arrays.asList(Procedure.values()),
                Arrays.asList(ProductClass.values()),
                Arrays.asList(ProhibitedPractice.values()),
                Arrays.asList(RequirementStanding.Value.values()),
                Arrays.asList(StandardsApplied.values()));
    }

    @ParameterizedTest
    @MethodSource("lists")
    void haveLabelsThatPeopleCanTellApart(List<? extends Choice> choices) {
        assertThat(choices)
                .extracting(Choice::label)
                .allSatisfy(label -> assertThat(label).hasSizeGreaterThan(2).doesNotContain("_"))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("requirements")
    void requirementsSayWhatTheyAskAndWhere(AnnexIRequirement requirement) {
        assertThat(requirement.summary()).hasSizeGreaterThan(20);
        assertThat(requirement.code()).startsWith("CRA-AI-P" + requirement.part() + "-");
        assertThat(requirement.citation().place())
                .startsWith("Annex I Part " + (requirement.part() == 1 ? "I point" : "II point"));
    }

    static Stream<AnnexIRequirement> requirements() {
        return Stream.of(AnnexIRequirement.values());
    }

    @ParameterizedTest
    @MethodSource("acts")
    void actsHaveATitleANumberAndAnAddress(Act act) {
        assertThat(act.title()).isNotBlank();
        assertThat(act.number()).isNotBlank();
        assertThat(act.at("Art. 1").url())
                .isEqualTo(act.url())
                .hasHost(act.url().getHost());
        assertThat(act.url().getHost()).endsWith("europa.eu");
    }

    static Stream<Act> acts() {
        return Stream.of(Act.values());
    }
}
