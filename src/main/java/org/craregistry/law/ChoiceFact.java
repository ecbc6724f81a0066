package org.craregistry.law;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** A fact that is answered by one of a closed list. */
public final class ChoiceFact<E extends Enum<E> & Choice> extends Fact<E> {

    private final Class<E> choices;

    ChoiceFact(int index, String name, String header, String question, Citation citation, Class<E> choices) {
        super(index, name, header, question, citation);
        this.choices = choices;
    }

    /** Holds where the answer is one of these. */
    @SafeVarargs
    public final Condition is(E first, E... others) {
        Set<E> accepted = EnumSet.of(first, others);
        String words = header() + ": " + accepted.stream().map(Codes::quoted).collect(Collectors.joining(" or "));
        return new Conditions.OnFact<>(this, words, (answer, c) -> accepted.contains(answer));
    }

    /** Holds where the answer, under the state of the law, passes the test; without one, where every answer would. */
    Condition isIn(String words, BiPredicate<E, Case> test) {
        return new Conditions.OnChoice<>(new Conditions.OnFact<>(this, words, test), choices.getEnumConstants());
    }

    /** The enumeration of the choices. */
    Class<E> enumeration() {
        return choices;
    }

    @Override
    public QuestionType type() {
        return QuestionType.CHOICE;
    }

    @Override
    public List<AnswerChoice> choices() {
        return AnswerChoice.of(choices);
    }

    @Override
    public E read(Object plain) {
        if (choices.isInstance(plain)) {
            return choices.cast(plain);
        }
        return Arrays.stream(choices.getEnumConstants())
                .filter(choice -> choice.name().equals(plain))
                .findFirst()
                .orElseThrow(() -> refuses(plain, AnswerChoice.words(choices())));
    }

    @Override
    public Object plain(E answer) {
        return answer.name();
    }
}
