package org.craregistry.law;

import java.util.function.Consumer;

/** A fact that is answered by yes or no. */
public final class BooleanFact extends Fact<Boolean> {

    private final Condition yes = new Conditions.OnFact<>(this, header() + ": yes", (answer, c) -> answer);
    private final Condition no = new Conditions.OnFact<>(this, header() + ": no", (answer, c) -> !answer);

    BooleanFact(int index, String name, String header, String question, Citation citation) {
        super(index, name, header, question, citation);
    }

    @Override
    public QuestionType type() {
        return QuestionType.YES_NO;
    }

    public Condition isYes() {
        return yes;
    }

    public Condition isNo() {
        return no;
    }

    /** Holds where what counts in this case does: the first condition with yes, the second with no. */
    Condition decides(Condition ifYes, Condition ifNo) {
        return new Conditions.Choosing(this, ifYes, ifNo);
    }

    /** Names itself where it is unanswered. */
    void ask(Case c, Consumer<Question> questions) {
        if (c.facts().get(this) == null) {
            questions.accept(this);
        }
    }

    @Override
    public Boolean read(Object plain) {
        if (plain instanceof Boolean answer) {
            return answer;
        }
        throw refuses(plain, "yes or no");
    }

    @Override
    public Object plain(Boolean answer) {
        return answer;
    }
}
