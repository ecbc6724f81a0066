package org.craregistry.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        GetMapping answered = PageController.class.getDeclaredMethod("page").getAnnotation(GetMapping.class);

        assertThat(routes().map(route -> route.group(1))).containsExactly(answered.path());
    }

    @Test
    void everyAddressHasItsPage() throws IOException {
        assertThat(routes().map(route -> route.group(2)))
                .allSatisfy(page -> assertThat(PAGES.resolve("pages/" + page + "-page.js"))
                        .content()
                        .contains("customElements.define('" + page + "-page'"));
    }

    private static Stream<MatchResult> routes() throws IOException {
        return ROUTE.matcher(Files.readString(PAGES.resolve("routes.js"))).results();
    }
}
