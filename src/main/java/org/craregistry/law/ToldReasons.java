package org.craregistry.law;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Collects what was met for people: one sentence, the deciding one. */
final class ToldReasons implements Met {

    private final Set<String> deciding = new LinkedHashSet<>();
    private final List<String> lacking = new ArrayList<>();
    private final List<String> aside = new ArrayList<>();

    static ToldReasons of(Condition condition, Case c) {
        ToldReasons told = new ToldReasons();
        condition.tell(c, told);
        return told;
    }

    /** Whether something was met that decides by itself, and not only that nothing is on file. */
    boolean isNear() {
        return !deciding.isEmpty();
    }

    @Override
    public void tell(String path, String sentence) {
        deciding.add(sentence);
    }

    @Override
    public void lack(String path, String sentence) {
        lacking.add(sentence);
    }

    @Override
    public void aside(String path, String sentence) {
        aside.add(sentence);
    }

    /** The first; what is not met leads before what is only not known, where the whole is not met. */
    String sentence(Truth truth) {
        List<String> inOrder =
                Stream.of(deciding, lacking, aside).flatMap(Collection::stream).toList();
        return inOrder.stream()
                .filter(sentence -> truth != Truth.NO || !Sentences.isUnknown(sentence))
                .findFirst()
                .orElse(inOrder.isEmpty() ? "" : inOrder.get(0));
    }
}
