package org.craregistry.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.Document;
import graphql.parser.Parser;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeDefinitionRegistry;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import graphql.validation.ValidationError;
import graphql.validation.Validator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Compares what the pages ask with what the schema answers. */
class GraphQlDocumentTests {

    private static final Path PAGES = Path.of("src/main/resources/dashboard");
    private static final Pattern DOCUMENT = Pattern.compile("const (\\w+) = gql`([^`]*)`");
    private static final Pattern INSIDE = Pattern.compile("\\$\\{(\\w+)}");
    private static final GraphQLSchema SCHEMA = schema();

    @Test
    void everyDocumentOfThePagesFitsTheSchema() {
        Map<String, String> documents = documents();
        assertThat(documents).hasSizeGreaterThan(5);

        Map<String, List<String>> wrong = new TreeMap<>();
        documents.forEach((name, text) -> {
            List<String> errors = errors(whole(text, documents));
            if (!errors.isEmpty() && !onlyPartOfOthers(text)) {
                wrong.put(name, errors);
            }
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void noticesADocumentThatDoesNotFit() {
        assertThat(errors("{ portfolio(key: \"sample\") { colour } }")).isNotEmpty();
    }

    /** Fragments are checked where they are used. */
    private static boolean onlyPartOfOthers(String text) {
        return text.strip().startsWith("fragment");
    }

    private static List<String> errors(String text) {
        Document document = Parser.parse(text);
        return new Validator()
                .validateDocument(SCHEMA, document, Locale.ROOT).stream()
                        .map(ValidationError::getMessage)
                        .toList();
    }

    /** A document with those that stand inside by name, however deep. */
    private static String whole(String text, Map<String, String> documents) {
        String grown = text;
        for (Matcher inside = INSIDE.matcher(grown); inside.find(); inside = INSIDE.matcher(grown)) {
            String named = documents.get(inside.group(1));
            assertThat(named).as(inside.group()).isNotNull();
            grown = grown.contains(named.strip())
                    ? grown.replace(inside.group(), "")
                    : grown.replace(inside.group(), named);
        }
        return grown;
    }

    /** Every document by the name of its constant, which is unique among all pages. */
    private static Map<String, String> documents() {
        Map<String, String> found = new TreeMap<>();
        for (Path file : files(PAGES, ".js")) {
            DOCUMENT.matcher(read(file))
                    .results()
                    .forEach((MatchResult match) -> assertThat(found.put(match.group(1), match.group(2)))
                            .as("another document named " + match.group(1))
                            .isNull());
        }
        return found;
    }

    private static GraphQLSchema schema() {
        TypeDefinitionRegistry all = new TypeDefinitionRegistry();
        files(Path.of("schema"), ".graphqls").forEach(file -> all.merge(new SchemaParser().parse(read(file))));
        return UnExecutableSchemaGenerator.makeUnExecutableSchema(all);
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
