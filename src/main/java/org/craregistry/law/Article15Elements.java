package org.craregistry.law;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Which elements of AI Act Article 15 on cybersecurity count for a product, and which are evidenced. */
final class Article15Elements {

    private Article15Elements() {}

    /** Those that count: all but the kinds of attack that are marked as not appropriate. */
    static Set<Article15Element> applicable(Evidence evidence) {
        Set<Article15Element> applicable = EnumSet.copyOf(Article15Element.CYBERSECURITY);
        evidence.elements().forEach((element, standing) -> {
            if (element.mayBeNotAppropriate() && standing.standing() == ElementStanding.Value.NOT_APPROPRIATE) {
                applicable.remove(element);
            }
        });
        return applicable;
    }

    /** Those that evidence of their own shows. */
    static Set<Article15Element> evidenced(Case c) {
        Set<Article15Element> evidenced = EnumSet.noneOf(Article15Element.class);
        for (Article15Element element : c.applicableElements()) {
            ElementStanding standing = c.evidence().elements().get(element);
            if (standing != null && standing.standing() == ElementStanding.Value.EVIDENCED) {
                evidenced.add(element);
            }
        }
        return evidenced;
    }

    /** Those that count and that none of these covers, in the order of the act. */
    static List<Article15Element> missing(Case c, Collection<Article15Element> covered) {
        if (covered.containsAll(c.applicableElements())) {
            return List.of();
        }
        Set<Article15Element> missing = EnumSet.copyOf(c.applicableElements());
        missing.removeAll(covered);
        return List.copyOf(missing);
    }

    /**
     * Whether these are all that count. It is not known where each element that they leave out may still be marked as not
     * appropriate; until then it counts and is missing.
     */
    static Truth areAll(Collection<Article15Element> covered, Case c) {
        List<Article15Element> missing = missing(c, covered);
        if (missing.isEmpty()) {
            return Truth.YES;
        }
        return missing.stream().allMatch(element -> isOpen(element, c)) ? Truth.UNKNOWN : Truth.NO;
    }

    /** Whether it counts only as long as nobody says that it is not appropriate. */
    static boolean isOpen(Article15Element element, Case c) {
        return element.mayBeNotAppropriate() && !c.evidence().elements().containsKey(element);
    }

    /** Names each element of which it is not on file whether it is evidenced or appropriate. */
    static void openQuestions(Case c, Consumer<Question> questions) {
        for (Article15Element element : Article15Element.CYBERSECURITY) {
            if (!c.evidence().elements().containsKey(element)) {
                questions.accept(EvidenceFields.element(element));
            }
        }
    }
}
