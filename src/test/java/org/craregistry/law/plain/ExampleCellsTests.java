package org.craregistry.law.plain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.craregistry.law.AnnexIRequirement;
import org.craregistry.law.Article15Element;
import org.craregistry.law.AssuranceLevel;
import org.craregistry.law.Certificate;
import org.craregistry.law.CertificateKind;
import org.craregistry.law.CertifiedObject;
import org.craregistry.law.ConformityAssessment;
import org.craregistry.law.Declaration;
import org.craregistry.law.DeclarationForm;
import org.craregistry.law.DeclaredAct;
import org.craregistry.law.Evidence;
import org.craregistry.law.Procedure;
import org.craregistry.law.RequirementStanding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExampleCellsTests {

    private static Evidence read(String column, String cell) {
        return EvidenceCells.read(Map.of(column, cell));
    }

    @Test
    void readsACertificate() {
        Certificate certificate = read(
                        "certificates",
                        "EUCS draft SUBSTANTIAL 2026-06-01..2031-05-31 covers A15-CY1,CRA-AI-P1-2d version 3.1 object"
                                + " COMPONENT withdrawn 2028-01-01 suspended 2027-01-01..2027-02-11")
                .certificates()
                .get(0);

        assertThat(certificate.scheme()).isEqualTo("EUCS draft");
        assertThat(certificate.kind()).isEqualTo(CertificateKind.CERTIFICATE);
        assertThat(certificate.level()).isEqualTo(AssuranceLevel.SUBSTANTIAL);
        assertThat(certificate.issuedOn()).isEqualTo("2026-06-01");
        assertThat(certificate.expiresOn()).isEqualTo("2031-05-31");
        assertThat(certificate.elements()).containsExactly(Article15Element.CY1);
        assertThat(certificate.requirements()).containsExactly(AnnexIRequirement.P1_2D);
        assertThat(certificate.certifiedVersion()).isEqualTo("3.1");
        assertThat(certificate.certifiedObject()).isEqualTo(CertifiedObject.COMPONENT);
        assertThat(certificate.withdrawnOn()).isEqualTo("2028-01-01");
        assertThat(certificate.suspendedFrom()).isEqualTo("2027-01-01");
        assertThat(certificate.suspendedUntil()).isEqualTo("2027-02-11");
    }

    @Test
    void readsWhatIsNotKnownAsOpen() {
        Certificate certificate = read("certificates", "? ?..2031-05-31 kind ? object ?")
                .certificates()
                .get(0);

        assertThat(certificate.scheme()).isNull();
        assertThat(certificate.level()).isNull();
        assertThat(certificate.kind()).isNull();
        assertThat(certificate.certifiedObject()).isNull();
        assertThat(certificate.issuedOn()).isNull();
        assertThat(certificate.expiresOn()).isEqualTo("2031-05-31");
    }

    @Test
    void readsRecordsWithoutADay() {
        Certificate certificate =
                read("certificates", "EUCS draft HIGH").certificates().get(0);

        assertThat(certificate.scheme()).isEqualTo("EUCS draft");
        assertThat(certificate.level()).isEqualTo(AssuranceLevel.HIGH);
        assertThat(certificate.issuedOn()).isNull();
        assertThat(read("declarations", "FULL").declarations().get(0).form()).isEqualTo(DeclarationForm.FULL);
    }

    @Test
    void readsADeclaration() {
        Declaration declaration = read(
                        "declarations",
                        "FULL 2028-05-20 acts CRA,AI_ACT items 1-6,8 identifies yes article15 no elements none withdrawn"
                                + " 2028-07-01")
                .declarations()
                .get(0);

        assertThat(declaration.form()).isEqualTo(DeclarationForm.FULL);
        assertThat(declaration.issuedOn()).isEqualTo("2028-05-20");
        assertThat(declaration.acts()).containsExactly(DeclaredAct.CRA, DeclaredAct.AI_ACT);
        assertThat(declaration.annexVItems()).isEqualTo(Set.of(1, 2, 3, 4, 5, 6, 8));
        assertThat(declaration.identifiesThisVersion()).isTrue();
        assertThat(declaration.namesAiActArticle15()).isFalse();
        assertThat(declaration.elements()).isEmpty();
        assertThat(declaration.withdrawnOn()).isEqualTo("2028-07-01");
    }

    @Test
    void readsSeveralAssessments() {
        assertThat(read("assessments", "MODULE_H 2028-05-15; EHDS_CHAPTER_III 2028-05-15..2030-05-14 review REV 1")
                        .assessments())
                .containsExactly(
                        new ConformityAssessment(
                                Procedure.MODULE_H,
                                null,
                                null,
                                null,
                                LocalDate.of(2028, 5, 15),
                                null,
                                null,
                                null,
                                null,
                                null),
                        new ConformityAssessment(
                                Procedure.EHDS_CHAPTER_III,
                                null,
                                null,
                                null,
                                LocalDate.of(2028, 5, 15),
                                LocalDate.of(2030, 5, 14),
                                null,
                                null,
                                null,
                                "REV 1"));
    }

    @Test
    void readsStandingsOfWhichALaterPartOverrides() {
        Map<AnnexIRequirement, RequirementStanding> standings = read(
                        "requirements",
                        "all but CRA-AI-P2-5, CRA-AI-P2-6; CRA-AI-P1-2l=NOT_APPLICABLE (it has no users)")
                .requirements();

        assertThat(standings).hasSize(22);
        assertThat(standings.get(AnnexIRequirement.P1_1).standing()).isEqualTo(RequirementStanding.Value.FULFILLED);
        assertThat(standings.get(AnnexIRequirement.P2_6).standing()).isEqualTo(RequirementStanding.Value.NOT_FULFILLED);
        assertThat(standings.get(AnnexIRequirement.P1_2L))
                .isEqualTo(new RequirementStanding(RequirementStanding.Value.NOT_APPLICABLE, "it has no users"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "certificates | EUCC HIGH 2026-06-01..2031-05-31 witdrawn 2028-01-01 | no scheme",
                "certificates | EUCC HIGH 2026-06-01..2031-05-31 covers A15-CY9 | A15-CY9",
                "declarations | LONG 2028-05-20 | LONG",
                "assessments | MODULE_H 2028-05-15 findings perhaps | perhaps",
                "requirements | all but CRA-AI-P3-1 | CRA-AI-P3-1",
                "article15Elements | A15-CY1=PERHAPS | PERHAPS",
                "colour | blue | colour",
                "dataConnection | perhaps | perhaps"
            })
    void refusesWhatItCannotReadAndNamesTheExample(String column, String cell, String named) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Example.of(List.of(Map.of("example", "a router", column, cell))))
                .withMessageContaining("a router")
                .withMessageContaining(named);
    }

    @Test
    void refusesTwoExamplesOfOneNameAndOneThatIsLikeNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Example.of(List.of(Map.of("example", "a router"), Map.of("example", "a router"))));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Example.of(List.of(Map.of("example", "a router", "like", "a switch"))))
                .withMessageContaining("a switch");
    }
}
