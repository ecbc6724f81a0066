package org.craregistry.graphql;

import graphql.org.antlr.v4.runtime.CharStreams;
import graphql.org.antlr.v4.runtime.Token;
import graphql.parser.antlr.GraphqlLexer;
import java.util.HashMap;
import java.util.Map;

/**
 * How large a document is that is refused for it, without what separates its words.
 *
 * @param words its words and signs, each with how often it stands there
 * @param depth how deep its brackets are nested
 * @param comments how many comments stand between its words
 */
record DocumentSize(Map<String, Integer> words, int depth, int comments) {

    static DocumentSize of(String document) {
        GraphqlLexer lexer = new GraphqlLexer(CharStreams.fromString(document));
        lexer.removeErrorListeners();
        Map<String, Integer> words = new HashMap<>();
        int open = 0;
        int depth = 0;
        int comments = 0;
        for (Token word = lexer.nextToken(); word.getType() != Token.EOF; word = lexer.nextToken()) {
            if (word.getChannel() != Token.DEFAULT_CHANNEL) {
                comments += word.getType() == GraphqlLexer.Comment ? 1 : 0;
                continue;
            }
            words.merge(word.getText(), 1, Integer::sum);
            if ("{[(".contains(word.getText())) {
                depth = Math.max(depth, ++open);
            } else if ("}])".contains(word.getText())) {
                open--;
            }
        }
        return new DocumentSize(words, depth, comments);
    }

    /** How many words and signs it has. */
    int tokens() {
        return words.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How many words it has that are no signs: more than fields. */
    int names() {
        return words.entrySet().stream()
                .filter(word -> Character.isJavaIdentifierStart(word.getKey().charAt(0)))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** How often a word stands there. */
    int times(String word) {
        return words.getOrDefault(word, 0);
    }
}
