package org.craregistry.law;

import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.craregistry.law.DayAhead.Kind;
import org.jspecify.annotations.Nullable;

/** What the evidence has ahead: when a piece of it begins to count, and when it ceases to. */
final class EvidenceAhead {

    private static final Citation CERTIFICATES_OF_ANNEX_VII_EXPIRE = Act.AI_ACT.at("Art. 44(2)");

    private final Agenda agenda;
    private final String path;
    private final String name;

    /**
     * @param path where the piece stands, such as {@code evidence.certificates[0]}
     * @param name what it is called at the beginning of a sentence
     */
    private EvidenceAhead(Agenda agenda, String path, String name) {
        this.agenda = agenda;
        this.path = path;
        this.name = name;
    }

    static void addTo(Agenda agenda, Evidence evidence) {
        List<Certificate> certificates = evidence.certificates();
        for (int i = 0; i < certificates.size(); i++) {
            Certificate certificate = certificates.get(i);
            new EvidenceAhead(agenda, EvidenceList.CERTIFICATES.path(i), name(certificate)).add(certificate);
        }
        List<Declaration> declarations = evidence.declarations();
        for (int i = 0; i < declarations.size(); i++) {
            Declaration declaration = declarations.get(i);
            new EvidenceAhead(agenda, EvidenceList.DECLARATIONS.path(i), name(declaration)).add(declaration);
        }
        List<ConformityAssessment> assessments = evidence.assessments();
        for (int i = 0; i < assessments.size(); i++) {
            ConformityAssessment assessment = assessments.get(i);
            new EvidenceAhead(agenda, EvidenceList.ASSESSMENTS.path(i), name(assessment)).add(assessment);
        }
    }

    private void add(Certificate certificate) {
        Citation period = CsaCertificates.IS_IN_ITS_PERIOD.citation();
        Citation suspension = CsaCertificates.IS_NOT_SUSPENDED.citation();
        begins(certificate.issuedOn(), period, "issuedOn", "begins to count: it is valid from ");
        expires(certificate.expiresOn(), period, "expiresOn");
        withdrawn(certificate.withdrawnOn(), CsaCertificates.IS_NOT_WITHDRAWN.citation());
        LocalDate last = certificate.suspendedUntil();
        String until = last == null ? ", with no end date on file" : " until " + Sentences.day(last);
        add(
                certificate.suspendedFrom(),
                Kind.SUSPENDED,
                day -> "is suspended from " + day + until,
                suspension,
                "suspendedFrom");
        addAfter(
                last,
                Kind.RESUMES,
                day -> "is no longer suspended: " + day + " is the last day of its suspension",
                suspension,
                "suspendedUntil");
    }

    private void add(Declaration declaration) {
        Citation declared = CraArticle28Declaration.CONFORMITY_IS_DECLARED.citation();
        begins(declaration.issuedOn(), declared, "issuedOn", "begins to count: it is issued on ");
        withdrawn(declaration.withdrawnOn(), declared);
    }

    private void add(ConformityAssessment assessment) {
        Citation completed = CraConformity.PROCEDURE_IS_COMPLETED.citation();
        begins(assessment.completedOn(), completed, "completedOn", "begins to count: it is completed on ");
        expires(
                assessment.validUntil(),
                assessment.procedure() == Procedure.AI_ACT_ANNEX_VII ? CERTIFICATES_OF_ANNEX_VII_EXPIRE : completed,
                "validUntil");
    }

    private void begins(@Nullable LocalDate day, Citation citation, String field, String words) {
        add(day, Kind.BEGINS, words::concat, citation, field);
    }

    private void expires(@Nullable LocalDate last, Citation citation, String field) {
        addAfter(last, Kind.EXPIRES, day -> "expires: " + day + " is its last day", citation, field);
    }

    private void withdrawn(@Nullable LocalDate day, Citation citation) {
        add(day, Kind.WITHDRAWN, "is withdrawn on "::concat, citation, "withdrawnOn");
    }

    /** @param words what happens, from the day in words */
    private void add(@Nullable LocalDate day, Kind kind, UnaryOperator<String> words, Citation citation, String field) {
        if (day != null) {
            agenda.add(day, kind, name + " " + words.apply(Sentences.day(day)), citation, path + "." + field);
        }
    }

    /** The same for the day after the last one, which is the day in words. */
    private void addAfter(
            @Nullable LocalDate last, Kind kind, UnaryOperator<String> words, Citation citation, String field) {
        if (last != null) {
            agenda.add(
                    Days.after(last),
                    kind,
                    name + " " + words.apply(Sentences.day(last)),
                    citation,
                    path + "." + field);
        }
    }

    private static String name(Certificate certificate) {
        CertificateKind kind = certificate.kind();
        String what = (kind == null ? CertificateKind.CERTIFICATE : kind).label();
        String scheme = certificate.scheme();
        return named(what, certificate.number(), scheme == null ? "" : " under " + scheme);
    }

    private static String name(Declaration declaration) {
        return named("EU declaration of conformity", declaration.number(), "");
    }

    private static String name(ConformityAssessment assessment) {
        Procedure procedure = assessment.procedure();
        String under = procedure == null ? "" : " under " + Codes.quoted(procedure);
        return named("Conformity assessment", assessment.certificateNumber(), under);
    }

    /** With its number, or, where it has none, with what else tells it from others. */
    private static String named(String what, @Nullable String number, String otherwise) {
        return number == null || number.isBlank() ? what + otherwise : what + " " + number.strip();
    }
}
