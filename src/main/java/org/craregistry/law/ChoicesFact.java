package org.craregistry.law;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A fact that is answered by the complete set of those of a closed list that apply; the empty set means none applies.
 */
public final class ChoicesFact<E extends Enum<E> & Choice> extends Fact<Set<E>> {

    private final Class<E> choices;

    ChoicesFact(int index, String name, String header, String question, Citation citation, Class<E> choices) {
        super(index, name, header, question, citation);
        this.choices = choices;
    }

    /** Holds where the set contains this one. */
    public Condition includes(E choice) {
        return new Conditions.OnFact<>(
                this, header() + ": includes " + Codes.quoted(choice), (set, c) -> set.contains(choice));
    }

    /** Holds where the set contains one of these or several. */
    @SafeVarargs
    public final Condition includesAny(E first, E... others) {
        Set<E> wanted = EnumSet.of(first, others);
        String words =
                header() + ": includes " + wanted.stream().map(Codes::quoted).collect(Collectors.joining(" or "));
        return new Conditions.OnFact<>(this, words, (set, c) -> !Collections.disjoint(set, wanted));
    }

    /** Holds where the set contains this one and nothing else. */
    Condition isOnly(E choice) {
        return new Conditions.OnFact<>(
                this, header() + ": only " + Codes.quoted(choice), (set, c) -> set.equals(EnumSet.of(choice)));
    }

    /** Holds where the set is empty. */
    public Condition isEmpty() {
        return new Conditions.OnFact<>(this, header() + ": none", (set, c) -> set.isEmpty());
    }

    /** Holds where the set contains at least one. */
    public Condition isNotEmpty() {
        return new Conditions.OnFact<>(this, header() + ": at least one", (set, c) -> !set.isEmpty());
    }

    /** The enumeration of the choices. */
    Class<E> enumeration() {
        return choices;
    }

    @Override
    public QuestionType type() {
        return QuestionType.CHOICES;
    }

    @Override
    public List<AnswerChoice> choices() {
        return AnswerChoice.of(choices);
    }

    @Override
    public Set<E> read(Object plain) {
        if (!(plain instanceof Collection<?> codes)) {
            throw refuses(plain, "a list of these: " + AnswerChoice.words(choices()));
        }
        Set<E> set = EnumSet.noneOf(choices);
        codes.forEach(code -> set.add(one(code)));
        return Collections.unmodifiableSet(set);
    }

    private E one(Object code) {
        return Arrays.stream(choices.getEnumConstants())
                .filter(choice -> choice == code || choice.name().equals(code))
                .findFirst()
                .orElseThrow(() -> refuses(code, AnswerChoice.words(choices())));
    }

    @Override
    public Object plain(Set<E> answer) {
        return answer.stream().sorted().map(Enum::name).toList();
    }
}
