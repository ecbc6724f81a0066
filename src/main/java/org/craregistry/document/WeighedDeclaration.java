package org.craregistry.document;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.craregistry.law.Case;
import org.craregistry.law.Determination;
import org.craregistry.law.Evidence;
import org.craregistry.law.Law;
import org.craregistry.law.Vocabulary;
import org.craregistry.law.plain.EvidenceReader;
import org.craregistry.law.plain.EvidenceWriter;
import org.jspecify.annotations.Nullable;

/**
 * For which day a declaration is weighed: it is signed before the product is placed on the market, and the acts that apply on
 * that day are declared (CRA Article 28, our reading).
 */
final class WeighedDeclaration {

    private WeighedDeclaration() {}

    /** The day of placing on the market; {@code null} while it is not answered. */
    static @Nullable LocalDate placedOn(Determination determination) {
        return determination.judged().facts().get(Vocabulary.PLACED_ON_MARKET_ON);
    }

    /** What the law answers on the day of placing on the market, or on the day of signing where that is later. */
    static Determination of(Determination signing) {
        LocalDate placed = placedOn(signing);
        if (placed == null || !placed.isAfter(signing.asOf())) {
            return signing;
        }
        Case judged = signing.judged();
        return Law.determine(
                judged.facts(), onFile(judged.evidence(), signing.asOf(), placed), placed, judged.stateOfLaw());
    }

    /** What is dated after the day of signing is put off beyond the day it is weighed for; everything keeps its place. */
    private static Evidence onFile(Evidence evidence, LocalDate signing, LocalDate weighed) {
        LocalDate later = weighed.plusDays(1);
        return new Evidence(
                evidence.version(),
                evidence.classificationReasoned(),
                each(
                        evidence.certificates(),
                        certificate -> isAfter(certificate.issuedOn(), signing)
                                ? EvidenceReader.certificate(
                                        "", putOff(EvidenceWriter.plain(certificate), "issuedOn", later))
                                : certificate),
                each(
                        evidence.declarations(),
                        declaration -> isAfter(declaration.issuedOn(), signing)
                                ? EvidenceReader.declaration(
                                        "", putOff(EvidenceWriter.plain(declaration), "issuedOn", later))
                                : declaration),
                each(
                        evidence.assessments(),
                        assessment -> isAfter(assessment.completedOn(), signing)
                                ? EvidenceReader.assessment(
                                        "", putOff(EvidenceWriter.plain(assessment), "completedOn", later))
                                : assessment),
                evidence.requirements(),
                evidence.elements());
    }

    private static boolean isAfter(@Nullable LocalDate day, LocalDate signing) {
        return day != null && day.isAfter(signing);
    }

    private static Map<String, Object> putOff(Map<String, Object> plain, String field, LocalDate later) {
        plain.put(field, later);
        plain.keySet().removeAll(List.of("validUntil", "expiresOn", "withdrawnOn", "suspendedFrom", "suspendedUntil"));
        return plain;
    }

    private static <T> List<T> each(List<T> records, Function<T, T> made) {
        return records.stream().map(made).toList();
    }
}
