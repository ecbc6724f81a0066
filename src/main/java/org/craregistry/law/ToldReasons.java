package org.craregistry.law;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Collects what was met for people: one sentence, the deciding one, and how many more there are. */
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

    /** Of what holds, the first; of what does not, also how many more points there are where that fits. */
    String sentence(Truth truth) {
        return sentence(truth, Sentences.MOST_CHARACTERS);
    }

    /** @param most as many characters as fit */
    String sentence(Truth truth, int most) {
        String first = first(truth);
        int further = deciding.size() - (deciding.contains(first) ? 1 : 0);
        if (truth == Truth.YES || further < 1) {
            return first;
        }
        String more = (further == 1 ? " One further point is" : " " + further + " further points are")
                + " not met or still unknown.";
        return first.length() + more.length() <= most ? first + more : first;
    }

    /** What is not met leads before what is only not known, where the whole is not met. */
    private String first(Truth truth) {
        List<String> inOrder =
                Stream.of(deciding, lacking, aside).flatMap(Collection::stream).toList();
        return inOrder.stream()
                .filter(sentence -> truth != Truth.NO || !Sentences.isUnknown(sentence))
                .findFirst()
                .orElse(inOrder.isEmpty() ? "" : inOrder.get(0));
    }
}
