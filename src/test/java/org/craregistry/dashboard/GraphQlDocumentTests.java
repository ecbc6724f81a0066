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
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Compares what the pages ask with what the schema answers. */
class GraphQlDocumentTests {

    private static final Path PAGES = Path.of("src/main/resources/dashboard");
    private static final Pattern DOCUMENT = Pattern.compile("const (\\w+) = gql`");
    private static final GraphQLSchema SCHEMA = schema();

    @Test
    void everyDocumentOfThePagesFitsTheSchema() throws IOException {
        Collection<String> documents = new PageDocuments().texts();
        assertThat(documents).hasSizeGreaterThan(5);

        Map<String, List<String>> wrong = new TreeMap<>();
        for (String text : documents) {
            List<String> errors = errors(text);
            if (!errors.isEmpty() && !onlyPartOfOthers(text)) {
                wrong.put(text, errors);
            }
        }
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

    @Test
    void everyDocumentHasANameOfItsOwn() {
        assertThat(files(PAGES, ".js").stream()
                        .flatMap(file -> DOCUMENT.matcher(read(file)).results())
                        .map(match -> match.group(1)))
                .doesNotHaveDuplicates();
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
