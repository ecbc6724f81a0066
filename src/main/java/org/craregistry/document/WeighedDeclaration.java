package org.craregistry.document;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.craregistry.law.Case;
import org.craregistry.law.Certificate;
import org.craregistry.law.ConformityAssessment;
import org.craregistry.law.Declaration;
import org.craregistry.law.Determination;
import org.craregistry.law.Evidence;
import org.craregistry.law.Law;
import org.craregistry.law.Vocabulary;
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
        return Law.determine(judged.facts(), onFile(judged.evidence(), signing.asOf()), placed, judged.stateOfLaw());
    }

    /** Without what is dated after the day of signing: it may be on file by the day that is weighed, and is not yet. */
    private static Evidence onFile(Evidence evidence, LocalDate signing) {
        return new Evidence(
                evidence.version(),
                evidence.classificationReasoned(),
                until(signing, evidence.certificates(), Certificate::issuedOn),
                until(signing, evidence.declarations(), Declaration::issuedOn),
                until(signing, evidence.assessments(), ConformityAssessment::completedOn),
                evidence.requirements(),
                evidence.elements());
    }

    private static <T> List<T> until(LocalDate signing, List<T> records, Function<T, @Nullable LocalDate> dated) {
        return records.stream()
                .filter(record -> {
                    LocalDate day = dated.apply(record);
                    return day == null || !day.isAfter(signing);
                })
                .toList();
    }
}
