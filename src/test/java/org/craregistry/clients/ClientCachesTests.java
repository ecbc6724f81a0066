package org.craregistry.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.craregistry.testing.Given;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.RandomProducts;
import org.craregistry.testing.Registry;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * What Apollo Client, urql and Relay show out of their caches is what the registry answered: they take the {@code id} of an object for
 * the object. Runs where Node is and {@code npm ci} was carried out in {@code src/test/clients}, as {@code .ci/run} does.
 */
@IntegrationTest
class ClientCachesTests {

    private static final Path SCRIPTS = Path.of("src", "test", "clients");

    @LocalServerPort
    private int port;

    @Test
    void showWhatTheRegistryAnswered() throws IOException, InterruptedException {
        assumeTrue(Files.isDirectory(SCRIPTS.resolve("node_modules")), "npm ci was not run in " + SCRIPTS);
        Registry registry = new Registry(port);
        String key = Registry.newKey();
        String portfolio = registry.portfolio(key);
        RandomProducts made = new RandomProducts(registry, portfolio, 11);
        for (int i = 0; i < 30; i++) {
            made.add();
        }
        String product = registry.product(
                portfolio,
                "H-1",
                Map.of("facts", Given.aHighRiskSystemOnTheMarket().facts()));
        registry.mutate(
                "fileCertificate",
                Map.of("product", product, "certificate", Map.of("scheme", "EUCC", "number", "17")),
                "certificate { id }");
        String secret = registry.mutate("createToken", Map.of("label", "caches"), "newToken { secret }")
                .at("/newToken/secret")
                .asString();

        Process node = new ProcessBuilder(
                        "node",
                        "caches.mjs",
                        "http://127.0.0.1:%d/graphql".formatted(port),
                        "Bearer " + secret,
                        product,
                        key)
                .directory(SCRIPTS.toFile())
                .redirectErrorStream(true)
                .start();
        String told = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(node.waitFor(2, TimeUnit.MINUTES)).isTrue();

        assertThat(node.exitValue()).as(told).isZero();
        assertThat(told)
                .contains("Apollo sent 3 texts in 9 requests for 6 questions")
                .contains("Apollo, TwoDatesQuery: 0", "urql, ProductPageQuery: 0", "Relay, ProductListQuery: 0");
    }
}
