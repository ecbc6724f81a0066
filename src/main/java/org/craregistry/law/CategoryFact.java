package org.craregistry.law;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A fact that is answered by the code of a category of Annex III or IV, or by {@code NONE}. */
public final class CategoryFact extends Fact<CategoryCode> {

    CategoryFact(int index, String name, String header, String question, Citation citation) {
        super(index, name, header, question, citation);
    }

    /** Holds where the answer is of this class; {@code NONE} is {@link ProductClass#DEFAULT}. */
    public Condition isOfClass(ProductClass productClass) {
        return new Conditions.OnFact<>(
                this, header() + ": of class " + productClass.name(), (code, c) -> code.productClass() == productClass);
    }

    /** Holds where the answer is this code. */
    public Condition is(CategoryCode code) {
        return isAmong(List.of(code));
    }

    /** Holds where the answer is one of these categories. */
    public Condition is(Category first, Category... others) {
        return isAnyOf(Stream.concat(Stream.of(first), Stream.of(others)).toList());
    }

    /** Holds where the answer is one of these categories. */
    Condition isAnyOf(List<Category> categories) {
        return isAmong(categories.stream().map(CategoryCode::of).toList());
    }

    private Condition isAmong(List<CategoryCode> codes) {
        Set<CategoryCode> accepted = Set.copyOf(codes);
        String words = header() + ": "
                + codes.stream().map(CategoryCode::code).sorted().collect(Collectors.joining(" or "));
        return new Conditions.OnFact<>(this, words, (code, c) -> accepted.contains(code));
    }

    @Override
    public QuestionType type() {
        return QuestionType.CATEGORY;
    }

    @Override
    public List<AnswerChoice> choices() {
        return AnswerChoice.of(CategoryCode.ALL);
    }

    @Override
    public CategoryCode read(Object plain) {
        if (plain instanceof CategoryCode code) {
            return code;
        }
        return CategoryCode.find(plain.toString()).orElseThrow(() -> refuses(plain, AnswerChoice.words(choices())));
    }

    @Override
    public Object plain(CategoryCode answer) {
        return answer.code();
    }
}
