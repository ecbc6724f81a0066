package org.craregistry.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.util.Map;
import java.util.UUID;
import org.craregistry.testing.Given;
import org.craregistry.testing.Registry;
import org.craregistry.testing.SignOnProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Signing in, accounts, rights and news on the pages. */
@PageTest
class PeoplePagesTests {

    @LocalServerPort
    int port;

    private Registry registry;
    private Visitors visitors;
    private String owner;
    private String key;
    private String portfolio;

    @BeforeAll
    void prepare() {
        registry = new Registry(port);
        visitors = new Visitors(registry, port);
        key = Registry.newKey();
        portfolio = registry.portfolio(key);
        registry.product(portfolio, "P-1", Map.of("name", "robot"));
        owner = visitors.account();
        visitors.grant(portfolio, owner, "OWNER");
    }

    @AfterAll
    void close() {
        visitors.close();
    }

    @Test
    void signsInOnTheWayToAPageAndOut() {
        try (Visit visit = visitors.visit()) {
            Page page = visit.page();
            page.navigate(products() + "?text=robot&asOf=2028-01-01");
            assertThat(page.url()).contains("/sign-in?to=");
            page.locator("[name=name]:focus").waitFor();
            page.getByLabel("Name").fill(owner);
            page.getByLabel("Password").fill("wrong");
            visit.button("Sign in").click();
            assertThat(page.getByRole(AriaRole.ALERT).innerText()).startsWith("The name or the password is wrong.");
            assertThat(visit.complaints()).allMatch(complaint -> complaint.contains("401"));

            visit.signIn(owner, Visitors.PASSWORD);
            assertThat(page.url()).endsWith(products() + "?text=robot&asOf=2028-01-01");

            visit.button(owner).click();
            visit.button("Sign out").click();
            page.waitForURL("**/sign-in");
            page.waitForLoadState(LoadState.NETWORKIDLE);
            page.navigate("/");
            assertThat(page.url()).contains("/sign-in");
        }
    }

    @Test
    void keepsAccountsAsAdministratorsDo() {
        String administrator = visitors.account(Map.of("administrator", true));
        String invited = "invited-" + UUID.randomUUID();
        String link;
        try (Visit visit = visitors.visit()) {
            visit.page().navigate("/accounts?text=invited");
            visit.signIn(administrator, Visitors.PASSWORD);
            visit.page().getByLabel("Name to sign in with").fill(invited);
            visit.button("Make the account").click();
            link = visit.page().getByLabel("The link").inputValue();
            assertThat(link).contains("/welcome#" + invited + ":");
            visit.settled();
            assertThat(visit.barriers()).isEmpty();

            visit.link(invited).click();
            visit.page().waitForURL("**/accounts/*");
            visit.settled();
            assertThat(visit.text()).contains("Invited", "never signed in");
            for (int width : Visitors.WIDTHS) {
                assertThat(visit.width(width).overhang()).isZero();
            }
            assertThat(visit.barriers()).isEmpty();
            assertThat(visit.page()
                            .waitForDownload(
                                    () -> visit.button("Download what is kept").click())
                            .failure())
                    .isNull();
            visit.page().getByLabel("Who takes over").fill(owner);
            visit.button("Hand over").click();
            visit.page().getByText("0 products were handed over.").waitFor();
        }
        acceptTheInvitation(link, invited);
        try (Visit visit = visitors.visit()) {
            visit.page().navigate("/accounts?text=" + invited);
            visit.signIn(administrator, Visitors.PASSWORD);
            visit.link(invited).click();
            visit.button("Lock").click();
            visit.button("Unlock").waitFor();
            visit.page().getByLabel("Why it is erased").fill("Left.");
            visit.button("Erase the account").click();
            visit.page().getByText("The account was erased.").waitFor();
            visit.settled();
            assertThat(visit.text()).contains("Erased", "The change log and the decisions keep the name " + invited);
        }
    }

    private void acceptTheInvitation(String link, String invited) {
        try (Visit visit = visitors.visit()) {
            visit.page().navigate(link);
            visit.page().getByLabel("Once more").waitFor();
            assertThat(visit.page().url()).endsWith("/welcome");
            assertThat(visit.text()).contains(invited);
            assertThat(visit.barriers()).isEmpty();
            visit.page().getByLabel("Password").fill("Password123456");
            visit.page().getByLabel("Once more").fill("Password123456");
            visit.button("Set it and sign in").click();
            visit.page().getByText("many people use").waitFor();
            visit.page().getByLabel("Password").fill(Visitors.PASSWORD);
            visit.page().getByLabel("Once more").fill(Visitors.PASSWORD);
            visit.button("Set it and sign in").click();
            visit.page().waitForURL(address -> !address.contains("/welcome"));
            visit.button(invited).waitFor();
            visit.settled();
            assertThat(visit.complaints()).allMatch(complaint -> complaint.contains("422"));
        }
        try (Visit visit = visitors.visit()) {
            visit.page().navigate(link);
            visit.page().getByLabel("Password").fill(Visitors.PASSWORD);
            visit.page().getByLabel("Once more").fill(Visitors.PASSWORD);
            visit.button("Set it and sign in").click();
            visit.page().getByText("This link was used already").waitFor();
            assertThat(visit.complaints()).allMatch(complaint -> complaint.contains("410"));
        }
    }

    @Test
    void signsOnWithTheAccountOfTheCompanyAndOutThereAsWell() {
        String person = "person-" + UUID.randomUUID();
        SignOnProvider.get().visitedBy(person, "cra-auditors");
        try (Visit visit = visitors.visit()) {
            visit.page().navigate(products() + "?text=robot");
            visit.link("Sign in with Company account").waitFor();
            assertThat(visit.barriers()).isEmpty();
            visit.link("Sign in with Company account").click();
            visit.page().waitForURL("**" + products() + "?text=robot");
            visit.settled();

            visit.button(person).click();
            visit.button("Sign out").click();
            visit.page()
                    .waitForURL(
                            address -> address.startsWith(SignOnProvider.get().issuer() + "/end-session"));
            visit.page().navigate("http://localhost:" + port + "/");
            assertThat(visit.page().url()).contains("/sign-in");
            assertThat(visit.complaints())
                    .allMatch(complaint ->
                            complaint.contains(SignOnProvider.get().issuer()) || complaint.contains("404"));
        }
    }

    @Test
    void choosesNewsAndHasAProgramTold() {
        try (Visit visit = signedIn()) {
            visit.open("/portfolios/" + key + "/news");
            Locator letters = visit.page().locator("news-letters");
            letters.getByLabel("A date comes near").check();
            letters.getByLabel("How many days before a date").fill("60, 14");
            letters.getByLabel("How often").selectOption("DAILY");
            visit.button("Keep this choice").click();
            letters.getByText("Your choice is kept.").waitFor();

            Locator webhooks = visit.page().locator("news-webhooks");
            webhooks.getByLabel("Address").fill("http://127.0.0.1:9/hook");
            webhooks.getByLabel("An import waits to be applied").check();
            visit.button("Make a webhook").click();
            assertThat(webhooks.getByLabel("The new secret").inputValue()).startsWith("whsec_");
            visit.button("Messages to http://127.0.0.1:9/hook").click();
            webhooks.getByText("Nothing was sent yet.").waitFor();
            assertThat(visit.barriers()).isEmpty();

            visit.open("/portfolios/" + key + "/news");
            assertThat(letters.getByLabel("How many days before a date").inputValue())
                    .isEqualTo("60, 14");
            assertThat(letters.getByLabel("A date comes near").isChecked()).isTrue();
            assertThat(visit.text()).doesNotContain("whsec_");
            visit.button("Remove http://127.0.0.1:9/hook").click();
            webhooks.getByText("No program is told anything.").waitFor();
        }
    }

    @Test
    void offersNothingThatIsRefused() {
        String viewer = visitors.account();
        visitors.grant(portfolio, viewer, "VIEWER");
        try (Visit visit = visitors.visit()) {
            visit.page().navigate("/");
            visit.signIn(viewer, Visitors.PASSWORD);
            visit.page().waitForURL("**/portfolios/" + key);
            visit.settled();

            visit.open("/portfolios/" + key + "/products");
            assertThat(visit.page().locator("main input[type=checkbox]:visible").count())
                    .isZero();
            visit.open("/portfolios/" + key + "/imports");
            assertThat(visit.page().locator("input[type=file]").count()).isZero();
            visit.open("/portfolios/" + key + "/people");
            assertThat(visit.page().locator("main form").count()).isZero();
            assertThat(visit.link("Accounts").count()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"EDITOR, false, false", "COMPLIANCE, true, false", "OWNER, true, true"})
    void offersEachRoleWhatItMayDo(String role, boolean decides, boolean members) {
        String account = visitors.account();
        visitors.grant(portfolio, account, role);
        String robot = registry.product(
                portfolio,
                "R-" + UUID.randomUUID(),
                Map.of("facts", Given.aHighRiskSystemOnTheMarket().facts()));
        try (Visit visit = visitors.signedIn(account)) {
            visit.open(products());
            assertThat(visit.page().getByLabel("Select all on this page").count())
                    .isOne();
            visit.open("/portfolios/" + key + "/imports");
            assertThat(visit.page().locator("input[type=file]").count()).isEqualTo(decides ? 1 : 0);
            visit.open("/products/" + robot + "/routes?asOf=2028-09-01");
            assertThat(visit.button("Plan this route").count() > 0).isEqualTo(decides);
            visit.open("/portfolios/" + key + "/people");
            assertThat(visit.page().locator("main form").count() > 0).isEqualTo(members);
            visit.open("/law/states");
            assertThat(visit.page().locator("law-change").count()).isZero();
            assertThat(visit.link("Accounts").count()).isZero();
        }
    }

    private String products() {
        return "/portfolios/" + key + "/products";
    }

    private Visit signedIn() {
        return visitors.signedIn(owner);
    }
}
