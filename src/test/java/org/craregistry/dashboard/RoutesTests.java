package org.craregistry.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.GetMapping;

class RoutesTests {

    private static final Path PAGES = Path.of("src/main/resources/dashboard");
    private static final Pattern ROUTE = Pattern.compile("path: '([^']*)', page: '([^']*)'");

    @Test
    void theServerAnswersTheAddressesThatPagesHave() throws Exception {
        GetMapping answered = PageController.class
                .getDeclaredMethod("page", HttpServletRequest.class, Map.class)
                .getAnnotation(GetMapping.class);

        assertThat(routes().map(route -> route.group(1))).containsExactly(answered.path());
    }

    @Test
    void aPageFetchesAllItsModulesAtOnceAndNoOthers() throws IOException {
        String portfolio = new DashboardFiles(new PageDocuments()).frame("/portfolios/{key}", null);

        assertThat(portfolio)
                .contains(
                        "pages/portfolio-page.js\"",
                        "components/portfolio-timeline.js\"",
                        "base/api.js\"",
                        "lib/lit-html/lit-html.js\"",
                        "lib/reactive-element/css-tag.js\"")
                .doesNotContain(
                        "components/import-columns.js",
                        "lib/directives.js",
                        "pages/products-page.js",
                        "{files}",
                        "{preload}");
    }

    @Test
    void whatAsksForTheDataOfAPageIsFetchedFirst() throws IOException {
        assertThat(new DashboardFiles(new PageDocuments()).frame("/portfolios/{key}", null))
                .containsSubsequence(
                        "early.js\"",
                        "components/portfolio-answers.js\"",
                        "registry-frame.js\"",
                        "pages/portfolio-page.js\"");
    }

    @Test
    void whatAPageShowsFirstIsNamedInItsDocumentWithWhatTheAddressSays() throws IOException {
        DashboardFiles files = new DashboardFiles(new PageDocuments());

        assertThat(files.frame("/portfolios/{key}", Map.of("key", "a\"><script>&ü")))
                .contains("variables=%7B%22frame%22%3Atrue%2C%22key%22%3A%22a%5C%22%3E%3Cscript%3E%26%C3%BC%22%7D\">");
        assertThat(files.frame("/portfolios/{key}", null)).doesNotContain("/graphql", "{question}");
        assertThat(files.frame("/portfolios", Map.of())).doesNotContain("/graphql", "{question}");
    }

    @Test
    void everyAddressHasItsPage() throws IOException {
        assertThat(routes().map(route -> route.group(2)))
                .allSatisfy(page -> assertThat(PAGES.resolve("pages/" + page + "-page.js"))
                        .content()
                        .contains("customElements.define('" + page + "-page'"));
    }

    private static Stream<MatchResult> routes() throws IOException {
        return ROUTE.matcher(Files.readString(PAGES.resolve("base/address.js"))).results();
    }
}
