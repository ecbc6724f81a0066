package org.craregistry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.craregistry.law.PlainWords;
import org.junit.jupiter.api.Test;

/**
 * Whoever is refused something understands why and what to do, without the names of the API: a user error is shown by a front end as it
 * is. Read out of the sources, because most refusals are met by few tests; what they fill in is looked at where it is told.
 */
class RefusalSentencesTests {

    private static final Pattern REFUSES = Pattern.compile("\\b(Refused|UserError|StorableText|Amendment)\\b");
    private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*(/\\*|\\*|//).*$");
    private static final Pattern JOINED = Pattern.compile("\"\\s*\\+\\s*\"");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
    private static final Pattern SIGN_BY_NUMBER = Pattern.compile("(?<!\\\\)\\\\u+([0-9A-Fa-f]{4})");
    private static final Pattern SENTENCE = Pattern.compile("(?s)(?:[A-Z]|%|\").*[a-z] .*[a-z.;,].*");
    private static final Pattern SQL_OR_LOG = Pattern.compile("\\b(SELECT|INSERT|UPDATE|DELETE|FROM|AND|WHERE) |\\{}");

    @Test
    void isUnderstoodWhateverIsRefused() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            List<String> sentences = files.filter(file -> file.toString().endsWith(".java"))
                    .map(RefusalSentencesTests::source)
                    .filter(source -> REFUSES.matcher(source).find())
                    .flatMap(RefusalSentencesTests::sentences)
                    .toList();

            assertThat(sentences).hasSizeGreaterThan(100);
            assertThat(sentences.stream()
                            .filter(sentence ->
                                    !PlainWords.faultInWords(sentence).isEmpty())
                            .map(sentence -> PlainWords.faultInWords(sentence) + ": " + sentence))
                    .isEmpty();
        }
    }

    private static String source(Path file) {
        try {
            return SIGN_BY_NUMBER
                    .matcher(COMMENT.matcher(Files.readString(file)).replaceAll(""))
                    .replaceAll(
                            sign -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(sign.group(1), 16))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> sentences(String source) {
        return LITERAL.matcher(JOINED.matcher(source).replaceAll(""))
                .results()
                .map((MatchResult literal) -> literal.group(1).translateEscapes())
                .filter(text -> SENTENCE.matcher(text).matches())
                .filter(text -> !SQL_OR_LOG.matcher(text).find());
    }
}
