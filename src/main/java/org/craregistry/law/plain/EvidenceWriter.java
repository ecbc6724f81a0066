package org.craregistry.law.plain;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.craregistry.law.AnnexIRequirement;
import org.craregistry.law.Article15Element;
import org.craregistry.law.Certificate;
import org.craregistry.law.ConformityAssessment;
import org.craregistry.law.Declaration;
import org.craregistry.law.ElementStanding;
import org.craregistry.law.RequirementStanding;
import org.jspecify.annotations.Nullable;

/** Writes evidence in the plain form that {@link EvidenceReader} reads: texts, Booleans, whole numbers and lists; days as text. */
public final class EvidenceWriter {

    private final Map<String, Object> plain = new LinkedHashMap<>();

    private EvidenceWriter() {}

    /** A certificate under the names of its fields in the API; what is not known is absent. */
    public static Map<String, Object> plain(Certificate certificate) {
        return new EvidenceWriter()
                .with("scheme", certificate.scheme())
                .with("kind", certificate.kind())
                .with("number", certificate.number())
                .with("level", certificate.level())
                .with("issuer", certificate.issuer())
                .with("certifiedObject", certificate.certifiedObject())
                .with("certifiedVersion", certificate.certifiedVersion())
                .with("coversVersions", certificate.coversVersions().isEmpty() ? null : certificate.coversVersions())
                .with("continuityDocument", certificate.continuityDocument())
                .with("issuedOn", certificate.issuedOn())
                .with("expiresOn", certificate.expiresOn())
                .with("withdrawnOn", certificate.withdrawnOn())
                .with("suspendedFrom", certificate.suspendedFrom())
                .with("suspendedUntil", certificate.suspendedUntil())
                .with("covers", certificate.isCoverageKnown() ? certificate.covers() : null)
                .with("url", certificate.url())
                .plain;
    }

    /** A declaration under the names of its fields in the API; what is not known is absent. */
    public static Map<String, Object> plain(Declaration declaration) {
        return new EvidenceWriter()
                .with("number", declaration.number())
                .with("form", declaration.form())
                .with("issuedOn", declaration.issuedOn())
                .with("withdrawnOn", declaration.withdrawnOn())
                .with("annexVItems", declaration.annexVItems())
                .with("identifiesThisVersion", declaration.identifiesThisVersion())
                .with("namesAiActArticle15", declaration.namesAiActArticle15())
                .with("elements", declaration.elements())
                .with("acts", declaration.acts())
                .with("signatory", declaration.signatory())
                .with("url", declaration.url())
                .plain;
    }

    /** A conformity assessment under the names of its fields in the API; what is not known is absent. */
    public static Map<String, Object> plain(ConformityAssessment assessment) {
        return new EvidenceWriter()
                .with("procedure", assessment.procedure())
                .with("bodyName", assessment.bodyName())
                .with("bodyNumber", assessment.bodyNumber())
                .with("certificateNumber", assessment.certificateNumber())
                .with("completedOn", assessment.completedOn())
                .with("validUntil", assessment.validUntil())
                .with("coversAnnexI", assessment.coversAnnexI())
                .with("article39Assessed", assessment.article39Assessed())
                .with("openFindings", assessment.openFindings())
                .with("manualReviewReference", assessment.manualReviewReference())
                .plain;
    }

    /** How a product stands to a requirement, with its code. */
    public static Map<String, Object> plain(AnnexIRequirement requirement, RequirementStanding standing) {
        return new EvidenceWriter()
                .with("code", requirement.toString())
                .with("standing", standing.standing())
                .with("note", standing.note())
                .plain;
    }

    /** How a system stands to an element, with its code. */
    public static Map<String, Object> plain(Article15Element element, ElementStanding standing) {
        return new EvidenceWriter()
                .with("code", element.toString())
                .with("standing", standing.standing())
                .with("evidence", standing.evidence())
                .plain;
    }

    private EvidenceWriter with(String field, @Nullable Object value) {
        if (value instanceof Set<?> || value instanceof List<?>) {
            plain.put(
                    field,
                    ((Collection<?>) value).stream().map(EvidenceWriter::code).toList());
        } else if (value != null) {
            plain.put(field, code(value));
        }
        return this;
    }

    /** Requirements and elements are written as their codes, other constants by their names. */
    private static Object code(Object value) {
        if (value instanceof AnnexIRequirement || value instanceof Article15Element) {
            return value.toString();
        }
        if (value instanceof Enum<?> choice) {
            return choice.name();
        }
        return value instanceof Boolean || value instanceof Integer ? value : value.toString();
    }
}
