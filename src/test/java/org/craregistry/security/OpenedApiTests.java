package org.craregistry.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.craregistry.testing.Api;
import org.craregistry.testing.Api.Answer;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.Registry;
import org.craregistry.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What pages of another site may, as their browsers ask. */
@IntegrationTest
class OpenedApiTests {

    private static final String EVIL = "https://evil.example";

    @LocalServerPort
    int port;

    private Api token;

    @BeforeEach
    void makeAToken() {
        Registry registry = new Registry(port);
        String secret = registry.mutate("createToken", Map.of("label", "pages"), "newToken { secret }")
                .at("/newToken/secret")
                .asString();
        token = Api.at(port).withToken(secret);
    }

    @Test
    void tellsBrowsersWhatAnAllowedSiteMay() {
        Answer answer = preflight("/graphql", TestDatabase.ALLOWED_SITE, "POST");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(TestDatabase.ALLOWED_SITE);
        assertThat(answer.header("Access-Control-Allow-Methods")).contains("POST", "GET");
        assertThat(answer.header("Access-Control-Allow-Headers"))
                .containsIgnoringCase("authorization")
                .containsIgnoringCase("content-type");
        assertThat(answer.header("Access-Control-Allow-Credentials")).isEmpty();
    }

    @Test
    void tellsThemNothingOfOthers() {
        assertThat(preflight("/graphql", EVIL, "POST").status()).isEqualTo(403);
        assertThat(preflight("/graphql", TestDatabase.ALLOWED_SITE, "DELETE").status())
                .isEqualTo(403);
        for (String path : new String[] {"/sign-in", "/registers/sample/imports", "/registers/sample.xlsx"}) {
            Answer answer = preflight(path, TestDatabase.ALLOWED_SITE, "POST");
            assertThat(answer.header("Access-Control-Allow-Origin")).as(path).isEmpty();
        }
    }

    @Test
    void answersAnAllowedSiteWithAToken() {
        Answer answer = from(TestDatabase.ALLOWED_SITE, token).ask("{ viewer { account } }");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.data("/viewer/account").asString()).isEqualTo("admin");
        assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(TestDatabase.ALLOWED_SITE);
        assertThat(answer.header("Access-Control-Allow-Credentials")).isEmpty();
        assertThat(answer.header("Access-Control-Expose-Headers")).contains("RateLimit");
    }

    @Test
    void answersItNotWithWhatBrowsersAttach() {
        Api byPassword = Api.at(port).asAdministrator();
        Api inSession = Api.at(port).inSession("admin", TestDatabase.ADMIN_PASSWORD);

        assertThat(from(TestDatabase.ALLOWED_SITE, byPassword)
                        .ask("{ viewer { account } }")
                        .status())
                .isEqualTo(403);
        assertThat(from(TestDatabase.ALLOWED_SITE, inSession)
                        .ask("{ viewer { account } }")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void answersNoOtherSite() {
        assertThat(from(EVIL, token).ask("{ viewer { account } }").status()).isEqualTo(403);
        Api onlyMarked = token.with("Sec-Fetch-Site", "cross-site");
        assertThat(onlyMarked.ask("{ viewer { account } }").status()).isEqualTo(403);
        Answer upload = from(TestDatabase.ALLOWED_SITE, token)
                .send(from(TestDatabase.ALLOWED_SITE, token)
                        .request("/registers/sample/imports")
                        .POST(BodyPublishers.ofString("x")));
        assertThat(upload.status()).isEqualTo(403);
    }

    private Answer preflight(String path, String origin, String method) {
        Api browser = Api.at(port)
                .with("Origin", origin)
                .with("Sec-Fetch-Site", "cross-site")
                .with("Access-Control-Request-Method", method)
                .with("Access-Control-Request-Headers", "authorization,content-type");
        return browser.send(browser.request(path).method("OPTIONS", BodyPublishers.noBody()));
    }

    private static Api from(String origin, Api api) {
        return api.with("Origin", origin).with("Sec-Fetch-Site", "cross-site");
    }
}
