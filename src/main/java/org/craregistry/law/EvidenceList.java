package org.craregistry.law;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * One of the lists of evidence.
 *
 * @param name its name in the API
 * @param singular what one piece of it is called
 */
record EvidenceList<E>(String name, String singular, Function<Evidence, List<E>> pieces) {

    static final EvidenceList<Certificate> CERTIFICATES =
            new EvidenceList<>("certificates", "certificate or statement of conformity", Evidence::certificates);

    static final EvidenceList<Declaration> DECLARATIONS =
            new EvidenceList<>("declarations", "declaration of conformity", Evidence::declarations);

    static final EvidenceList<ConformityAssessment> ASSESSMENTS =
            new EvidenceList<>("assessments", "conformity assessment", Evidence::assessments);

    List<E> of(Case c) {
        return pieces.apply(c.evidence());
    }

    /** Where a piece stands in the evidence, such as {@code evidence.certificates[0]}. */
    String path(int index) {
        return "evidence." + name + "[" + index + "]";
    }

    /** The case, asked about one piece. */
    Case about(Case c, int index) {
        return c.about(of(c).get(index), this, index);
    }

    /** The pieces of which a condition surely holds, in the order of the file. */
    List<E> where(Condition asked, Case c) {
        List<E> pieces = of(c);
        return IntStream.range(0, pieces.size())
                .filter(index -> asked.weigh(about(c, index)) == Truth.YES)
                .mapToObj(pieces::get)
                .toList();
    }
}
