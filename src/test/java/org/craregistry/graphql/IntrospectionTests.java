package org.craregistry.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.craregistry.testing.Api;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.Registry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What tools read of the schema is what the schema says, and what they read of works. */
@IntegrationTest
class IntrospectionTests {

    @LocalServerPort
    private int port;

    private Api api;

    @BeforeEach
    void signIn() {
        api = new Registry(port).administrator();
    }

    @Test
    void describesEveryScalarAsTheSchemaDoes() {
        JsonNode types = api.ask("{ __schema { types { kind name description specifiedByURL } } }")
                .data("/__schema/types");
        List<JsonNode> scalars = types.valueStream()
                .filter(type -> type.at("/kind").asString().equals("SCALAR"))
                .toList();
        assertThat(scalars)
                .hasSizeGreaterThan(8)
                .allSatisfy(scalar ->
                        assertThat(scalar.at("/description").asString("")).isNotBlank());
        assertThat(described(scalars, "Date")).contains("portfolio's time zone");
        assertThat(described(scalars, "CategoryCode")).contains("CRA-III-I-03");
    }

    private static String described(List<JsonNode> scalars, String name) {
        return scalars.stream()
                .filter(scalar -> scalar.at("/name").asString().equals(name))
                .map(scalar -> scalar.at("/description").asString())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void advertisesOnlyDirectivesThatWork() {
        JsonNode directives = api.ask("{ __schema { directives { name } } }").data("/__schema/directives");
        assertThat(directives.findValuesAsString("name"))
                .containsExactlyInAnyOrder("include", "skip", "deprecated", "specifiedBy", "oneOf", "atMost");
    }

    @Test
    void deprecatesNothingBeforeAnybodyUsesIt() {
        JsonNode types = api.ask(
                        "{ __schema { types { name fields(includeDeprecated: true) { name isDeprecated } } } }")
                .data("/__schema/types");
        List<JsonNode> own = types.valueStream()
                .filter(type -> !type.at("/name").asString().startsWith("__"))
                .flatMap(type -> type.at("/fields").findParents("isDeprecated").stream())
                .toList();
        assertThat(own)
                .hasSizeGreaterThan(100)
                .noneMatch(field -> field.at("/isDeprecated").asBoolean());
    }
}
