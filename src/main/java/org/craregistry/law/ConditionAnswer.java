package org.craregistry.law;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A condition of a route and whether it is met.
 *
 * @param condition its code is that of the answer
 * @param judged the case, asked about the piece of evidence that is judged where it is one
 */
public record ConditionAnswer(Provision condition, Truth truth, Case judged) {

    /** The code and the truth, for messages and for an order that does not change. */
    @Override
    public String toString() {
        return code() + "=" + truth + missing();
    }

    /** The code, such as {@code C6} or {@code D7}. */
    public String code() {
        return condition.code();
    }

    public Citation citation() {
        return condition.citation();
    }

    /** What it demands: the sentence that is told where it is met. */
    public String statement() {
        return condition.sentence();
    }

    /** What was met that makes it hold or not, in a sentence: the first thing that decides. */
    public String because() {
        ToldReasons told = new ToldReasons();
        condition.tell(judged, told);
        return told.sentence(truth);
    }

    /** Where in the input what it rests on stands, such as {@code facts.nature} or {@code evidence.declarations[0].form}. */
    public List<String> restsOn() {
        Set<String> paths = new LinkedHashSet<>();
        condition.tell(judged, (path, sentence) -> {
            if (!path.isEmpty()) {
                paths.add(path);
            }
        });
        return List.copyOf(paths);
    }

    /** The pieces of evidence among what it rests on, each once; none where it rests on facts alone, or on what is not on file. */
    public List<PieceOfEvidence> pieces() {
        return restsOn().stream().flatMap(PieceOfEvidence::at).distinct().toList();
    }

    /** Names each question that keeps it from being settled; none where it is. */
    void openQuestions(Consumer<Question> questions) {
        if (truth == Truth.UNKNOWN) {
            condition.askWhileUnknown(judged, questions);
        }
    }

    /** The codes of requirements, elements or items that are missing for it to be met. */
    public List<String> missing() {
        if (truth == Truth.YES) {
            return List.of();
        }
        List<String> codes = new ArrayList<>();
        condition.condition().missing(judged, codes::add);
        return codes;
    }
}
