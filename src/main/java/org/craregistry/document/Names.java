package org.craregistry.document;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.craregistry.law.AiProcedure;
import org.craregistry.law.AiStatusOutcome;
import org.craregistry.law.ApplicabilityOutcome;
import org.craregistry.law.AssuranceLevel;
import org.craregistry.law.CategoryCode;
import org.craregistry.law.CertifiedObject;
import org.craregistry.law.Choice;
import org.craregistry.law.DeclaredAct;
import org.craregistry.law.Openness;
import org.craregistry.law.ProductClass;
import org.craregistry.law.Question;
import org.craregistry.law.ScopeOutcome;
import org.craregistry.law.Vocabulary;

/** Puts names in the place of codes: a reading copy is read by people who have never seen the code. */
final class Names {

    private static final Pattern CONSTANT = Pattern.compile("\\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\\b");
    private static final Pattern FIELD = Pattern.compile("\\b[a-z]{2,}[a-z0-9]*(?:[A-Z][a-z0-9]*)+\\b");
    private static final Pattern CATEGORY = Pattern.compile("\\bCRA-(?:III-I|III-II|IV)-\\d{2}\\b");
    private static final Pattern CLASS = Pattern.compile("(?<=class |class is )[A-Z]{2,}[A-Z_]*\\b");
    private static final Pattern NO_CATEGORY = Pattern.compile("(?<=: )NONE\\b");

    /** A term of the Common Criteria, which only looks like a constant. */
    private static final String VULNERABILITY_ANALYSIS = "AVA_VAN";

    private static final Map<String, String> LABELS = labels();

    private Names() {}

    private static Map<String, String> labels() {
        Map<String, String> labels = new HashMap<>();
        Vocabulary.QUESTIONS.forEach(question -> put(labels, question));
        Stream.<Choice[]>of(
                        ScopeOutcome.values(),
                        ApplicabilityOutcome.values(),
                        AiStatusOutcome.values(),
                        AiProcedure.values(),
                        Openness.values(),
                        ProductClass.values(),
                        AssuranceLevel.values(),
                        CertifiedObject.values(),
                        DeclaredAct.values())
                .flatMap(Arrays::stream)
                .forEach(choice -> labels.put(((Enum<?>) choice).name(), choice.label()));
        return labels;
    }

    private static void put(Map<String, String> labels, Question question) {
        labels.put(question.name(), question.header());
        for (int i = 0; i < question.labels().size(); i++) {
            labels.put(question.codes().get(i), question.labels().get(i));
        }
    }

    /** The name of a result or an answer. */
    static String of(Object result) {
        if (result instanceof Choice choice) {
            return choice.label();
        }
        if (result instanceof Boolean answer) {
            return answer ? "yes" : "no";
        }
        String code = String.valueOf(result);
        return code.matches("[A-Z]\\d{1,2}") ? code : plain(code);
    }

    /** The label of a code, or the code as words where it has none. */
    static String known(String code) {
        return LABELS.getOrDefault(code, plain(code));
    }

    /** The same words with a name for each code in them. */
    static String in(String words) {
        String named = replace(NO_CATEGORY, words, code -> "none of the categories");
        named = replace(
                CATEGORY,
                named,
                code -> CategoryCode.find(code)
                        .map(category -> '"' + category.label() + '"')
                        .orElse(code));
        named = replace(CLASS, named, code -> '"' + known(code) + '"');
        named = replace(CONSTANT, named, Names::constant);
        return replace(FIELD, named, Names::known);
    }

    private static String constant(String code) {
        return code.equals(VULNERABILITY_ANALYSIS) ? code : known(code);
    }

    private static String replace(Pattern pattern, String words, UnaryOperator<String> name) {
        return pattern.matcher(words)
                .replaceAll((MatchResult met) -> Matcher.quoteReplacement(name.apply(met.group())));
    }

    /** A code without a label, as words. */
    private static String plain(String code) {
        return code.replace('_', ' ').replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }
}
