package org.craregistry.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.craregistry.testing.Api;
import org.craregistry.testing.IntegrationTest;
import org.craregistry.testing.Registry;
import org.craregistry.testing.SignOnProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIf;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Carries out the jobs of the pages as a person does, in a real browser. */
@IntegrationTest
@EnabledIf(value = "org.craregistry.dashboard.Chromium#isThere", disabledReason = Chromium.MISSING)
@DisabledIfSystemProperty(
        named = "registry.test.database",
        matches = "mysql",
        disabledReason = "Pages see no database.")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserTests {

    private static final String PASSWORD = "a password for " + UUID.randomUUID();
    private static final String HOSTILE = "<img src=x onerror=document.title='hacked'>";
    private static final int[] WIDTHS = {390, 1280, 1920};
    private static final String SAMPLE = "/portfolios/sample";

    @LocalServerPort
    int port;

    private Registry registry;
    private Chromium chromium;
    private String owner;
    private String key;
    private String portfolio;

    @BeforeAll
    void prepare() {
        registry = new Registry(port);
        key = Registry.newKey();
        portfolio = registry.portfolio(key);
        for (int i = 1; i <= 3; i++) {
            registry.product(portfolio, "P-" + i, Map.of("name", i == 1 ? HOSTILE : "Product " + i));
        }
        owner = account();
        grant(portfolio, owner, "OWNER");
        waitForTheSample();
        grant(sample("id"), owner, "OWNER");
        chromium = new Chromium();
    }

    @AfterAll
    void close() {
        chromium.close();
    }

    @Test
    void signsInOnTheWayToAPageAndOut() {
        try (Visit visit = visit()) {
            Page page = visit.page();
            page.navigate(SAMPLE + "/products?text=robot&asOf=2028-01-01");
            assertThat(page.url()).contains("/sign-in?to=");
            page.getByLabel("Name").fill(owner);
            page.getByLabel("Password").fill("wrong");
            visit.button("Sign in").click();
            assertThat(page.getByRole(AriaRole.ALERT).innerText()).startsWith("The name or the password is wrong.");
            assertThat(visit.complaints()).allMatch(complaint -> complaint.contains("401"));

            visit.signIn(owner, PASSWORD);
            assertThat(page.url()).endsWith(SAMPLE + "/products?text=robot&asOf=2028-01-01");

            visit.button(owner).click();
            visit.button("Sign out").click();
            page.waitForURL("**/sign-in");
            page.waitForLoadState(LoadState.NETWORKIDLE);
            page.navigate("/");
            assertThat(page.url()).contains("/sign-in");
        }
    }

    @Test
    void everyPageIsThereForEverybodyInEveryWindow() {
        List<String> wrong = new ArrayList<>();
        try (Visit visit = signedIn()) {
            for (String path : pages()) {
                visit.open(path);
                for (int width : WIDTHS) {
                    int overhang = visit.width(width).overhang();
                    if (overhang > 0) {
                        wrong.add("%s at %d: %d pixels too wide".formatted(path, width, overhang));
                    }
                }
                visit.barriers().forEach(barrier -> wrong.add(path + " " + barrier));
                visit.complaints().forEach(complaint -> wrong.add(path + " " + complaint));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void leadsFromACountToExactlyTheseProducts() {
        try (Visit visit = signedIn()) {
            visit.open(SAMPLE);
            Locator bar = visit.page().locator(".bars a").first();
            String count = bar.locator(".bar-count").innerText();

            bar.click();
            visit.page().waitForURL("**/products?article15=*");
            visit.settled();

            assertThat(visit.page().getByRole(AriaRole.STATUS).innerText())
                    .isEqualTo(count + (count.equals("1") ? " product" : " products"));
            visit.page().goBack();
            visit.settled();
            assertThat(visit.text()).contains("How do we stand?");
        }
    }

    @Test
    void keepsTheDayThatWasChosenOnTheChart() {
        try (Visit visit = signedIn()) {
            visit.open(SAMPLE);
            Locator column = visit.page().locator(".timeline a").nth(6);
            column.click();
            visit.page().waitForURL("**?asOf=*");
            String day = visit.page().url().replaceAll(".*asOf=", "");
            visit.settled();

            visit.link("Products").click();
            visit.page().waitForURL("**/products?asOf=" + day);
            visit.settled();
            assertThat(visit.page().locator(".as-of-note").innerText()).startsWith("Answers for");

            visit.button("Back to today").click();
            visit.settled();
            assertThat(visit.page().url()).doesNotContain("asOf");
        }
    }

    @Test
    void holdsSearchFilterOrderAndColumnsInTheAddress() {
        try (Visit visit = signedIn()) {
            visit.open(SAMPLE + "/products");
            visit.page()
                    .getByPlaceholder("Reference, version, name, manufacturer")
                    .pressSequentially("er");
            visit.page().waitForURL("**?text=er");
            visit.button("Filter").click();
            visit.page().locator("#filter-choice summary").first().click();
            visit.page()
                    .getByLabel("Important, class I", new Page.GetByLabelOptions().setExact(true))
                    .check();
            visit.page().waitForURL("**productClass=IMPORTANT_CLASS_I");
            visit.page().keyboard().press("Escape");
            visit.button("Product").click();
            visit.page().waitForURL("**sort=NAME");
            visit.settled();
            List<String> shown = visit.page().locator("tbody th").allInnerTexts();
            assertThat(shown).isNotEmpty().isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER);

            visit.open(visit.page().url());
            assertThat(visit.page().locator("tbody th").allInnerTexts()).isEqualTo(shown);
            Download csv = visit.page().waitForDownload(() -> visit.link("csv").click());
            assertThat(csv.failure()).isNull();

            visit.page()
                    .getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("Remove the filter Class: Important, class I"))
                    .click();
            visit.settled();
            assertThat(visit.page().url()).doesNotContain("productClass");
        }
    }

    @Test
    void turnsPagesToTheEndAndBack() {
        try (Visit visit = signedIn()) {
            visit.open(SAMPLE + "/products");
            List<String> first = visit.page().locator("tbody th").allInnerTexts();
            assertThat(first).hasSize(50);

            visit.link("Last").click();
            visit.page().waitForURL("**?last=*");
            visit.settled();
            assertThat(visit.page().locator("tbody th").allInnerTexts()).doesNotContainSequence(first.subList(0, 3));
            visit.link("First").click();
            visit.page().waitForURL("**/products?*");
            visit.settled();
        }
    }

    @Test
    void changesSeveralProductsAndKeepsWhatWasTypedWhenTheSessionEnds() {
        try (Visit visit = signedIn()) {
            visit.open("/portfolios/" + key + "/products");
            visit.page().getByLabel("Select all on this page").check();
            visit.button("Set who is responsible …").click();
            visit.page().locator("[name=responsible]").fill("Kim");
            visit.page().locator("[name=reason]").fill("New team");
            visit.loseSession();
            visit.button("Set").click();

            Locator again = visit.page().locator("dialog.sign-in-again");
            again.getByLabel("Name").fill(owner);
            again.getByLabel("Password").fill(PASSWORD);
            again.getByText("Sign in", new Locator.GetByTextOptions().setExact(true))
                    .click();

            visit.page().getByText("3 of 3 done").waitFor();
            visit.button("Done").click();
            visit.settled();
            visit.page().getByText("Kim").first().waitFor();
            assertThat(visit.page().getByText("Kim").count()).isEqualTo(3);
            assertThat(visit.complaints()).allMatch(complaint -> complaint.contains("401"));
        }
    }

    @Test
    void showsWhatUsersWroteAsText() {
        try (Visit visit = signedIn()) {
            visit.open("/portfolios/" + key + "/products");

            assertThat(visit.text()).contains(HOSTILE);
            assertThat(visit.page().locator("main img").count()).isZero();
            assertThat(visit.page().title()).doesNotContain("hacked");
        }
    }

    @Test
    void importsASpreadsheetWithHeadersOfItsOwn() {
        String target = Registry.newKey();
        grant(registry.portfolio(target), owner, "COMPLIANCE");
        try (Visit visit = signedIn()) {
            visit.open("/portfolios/" + target + "/imports");
            visit.drop("input[type=file]", "ours.csv", """
                    Artikel;Name;Placed on the market on;Wer kümmert sich
                    A-1;Router;31.02.2029;Kim
                    A-2;%s;2028-06-01;Lee
                    """.formatted(HOSTILE));
            visit.page().getByText("are not known, and not read").waitFor();
            visit.settled();
            assertThat(visit.text()).contains("no column for the reference");

            visit.page().getByLabel("“Artikel”").selectOption("reference");
            visit.button("Plan the file anew").click();
            visit.page().getByText("One column is not known, and not read").waitFor();
            visit.settled();
            assertThat(visit.text()).contains("\"31.02.2029\"");
            assertThat(visit.barriers()).isEmpty();

            visit.page().getByLabel("“Wer kümmert sich”").selectOption("responsible");
            visit.button("Plan the file anew").click();
            visit.page()
                    .getByText("is not known, and not read")
                    .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
            visit.button("Apply the 1 valid row").click();
            visit.page().getByText("Carried out").waitFor();
            visit.link("See the products").click();
            visit.settled();
            assertThat(visit.text()).contains("A-2", "Lee", HOSTILE).doesNotContain("A-1");
        }
    }

    @Test
    void mendsAFileOnThePageOfItsImport() {
        String target = Registry.newKey();
        grant(registry.portfolio(target), owner, "COMPLIANCE");
        try (Visit visit = signedIn()) {
            visit.open("/portfolios/" + target + "/imports");
            visit.drop("input[type=file]", "ours.csv", """
                    Reference;Name;Nature;Union market
                    A-1;Router;Sofware;yes
                    A-2;Camera;Sofware;perhaps
                    """);
            visit.button("Software").click();
            visit.page().getByText("Apply the 1 valid row").waitFor();
            visit.settled();
            assertThat(visit.text())
                    .contains("What the answers become", "\"perhaps\"")
                    .doesNotContain("Take “Sofware” for");
            Download rejected = visit.page()
                    .waitForDownload(
                            () -> visit.link("Rejected rows as a workbook").click());
            assertThat(rejected.suggestedFilename()).isEqualTo("problems.xlsx");
            assertThat(visit.barriers()).isEmpty();

            visit.page().locator(".turns button").first().click();
            visit.settled();
            assertThat(visit.page().locator(".plan > li").count()).isEqualTo(1);

            visit.page().getByText("The file was read wrongly?").click();
            visit.page().getByLabel("Row of the header").fill("2");
            visit.button("Read the file anew").click();
            visit.page().getByText("has no row with our headers").waitFor();
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void keepsAccountsAsAdministratorsDo() {
        String administrator = account(Map.of("administrator", true));
        String invited = "invited-" + UUID.randomUUID();
        String link;
        try (Visit visit = visit()) {
            visit.page().navigate("/accounts?text=invited");
            visit.signIn(administrator, PASSWORD);
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
            for (int width : WIDTHS) {
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
        try (Visit visit = visit()) {
            visit.page().navigate("/accounts?text=" + invited);
            visit.signIn(administrator, PASSWORD);
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
        try (Visit visit = visit()) {
            visit.page().navigate(link);
            visit.page().getByLabel("Once more").waitFor();
            assertThat(visit.page().url()).endsWith("/welcome");
            assertThat(visit.text()).contains(invited);
            assertThat(visit.barriers()).isEmpty();
            visit.page().getByLabel("Password").fill("Password123456");
            visit.page().getByLabel("Once more").fill("Password123456");
            visit.button("Set it and sign in").click();
            visit.page().getByText("many people use").waitFor();
            visit.page().getByLabel("Password").fill(PASSWORD);
            visit.page().getByLabel("Once more").fill(PASSWORD);
            visit.button("Set it and sign in").click();
            visit.page().waitForURL(address -> !address.contains("/welcome"));
            visit.button(invited).waitFor();
            visit.settled();
            assertThat(visit.complaints()).allMatch(complaint -> complaint.contains("422"));
        }
        try (Visit visit = visit()) {
            visit.page().navigate(link);
            visit.page().getByLabel("Password").fill(PASSWORD);
            visit.page().getByLabel("Once more").fill(PASSWORD);
            visit.button("Set it and sign in").click();
            visit.page().getByText("This link was used already").waitFor();
            assertThat(visit.complaints()).allMatch(complaint -> complaint.contains("410"));
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
    void signsOnWithTheAccountOfTheCompanyAndOutThereAsWell() {
        String person = "person-" + UUID.randomUUID();
        SignOnProvider.get().visitedBy(person, "cra-auditors");
        try (Visit visit = visit()) {
            visit.page().navigate(SAMPLE + "/products?text=robot");
            visit.link("Sign in with Company account").waitFor();
            assertThat(visit.barriers()).isEmpty();
            visit.link("Sign in with Company account").click();
            visit.page().waitForURL("**" + SAMPLE + "/products?text=robot");
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
    void offersNothingThatIsRefused() {
        String viewer = account();
        grant(portfolio, viewer, "VIEWER");
        try (Visit visit = visit()) {
            visit.page().navigate("/");
            visit.signIn(viewer, PASSWORD);
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

    private List<String> pages() {
        List<String> all = new ArrayList<>(List.of(
                SAMPLE,
                SAMPLE + "?asOf=2028-03-01",
                SAMPLE + "/products",
                "/portfolios/" + key + "/products?columns=version,placedOn,category,changedAt",
                SAMPLE + "/products?text=nothing-fits",
                SAMPLE + "/imports",
                SAMPLE + "/imports/" + sample("imports(first: 1) { nodes { id } }"),
                SAMPLE + "/dates",
                SAMPLE + "/people",
                "/portfolios",
                "/portfolios/unknown",
                "/law/states",
                "/account",
                "/news",
                SAMPLE + "/news",
                "/accounts"));
        all.add("/law/states/"
                + registry.administrator()
                        .ask("{ law { states(first: 1) { nodes { id } } } }")
                        .data("/law/states/nodes/0/id")
                        .asString());
        return all;
    }

    private Visit visit() {
        String origin = "http://localhost:" + port;
        return new Visit(chromium.visitor(origin), origin);
    }

    private Visit signedIn() {
        Visit visit = visit();
        visit.page().navigate("/account");
        return visit.signIn(owner, PASSWORD);
    }

    private String account() {
        return account(Map.of());
    }

    private String account(Map<String, ?> more) {
        String name = "user-" + UUID.randomUUID();
        Map<String, Object> input = new HashMap<>(more);
        input.put("name", name);
        input.put("password", PASSWORD);
        registry.mutate("createAccount", input, "account { name }");
        return name;
    }

    private void grant(String where, String account, String role) {
        registry.mutate(
                "grantRole", Map.of("portfolio", where, "account", account, "role", role), "member { account }");
    }

    /** The first text below a field of the sample portfolio. */
    private String sample(String field) {
        return registry.administrator()
                .ask("{ portfolio(key: \"sample\") { %s } }".formatted(field))
                .data("/portfolio")
                .findValue("id")
                .asString();
    }

    private void waitForTheSample() {
        Api admin = registry.administrator();
        for (int i = 0; i < 300; i++) {
            if (admin.ask("{ portfolio(key: \"sample\") { status { products } } }")
                            .data("/portfolio/status/products")
                            .asInt(0)
                    > 50) {
                return;
            }
            LockSupport.parkNanos(100_000_000);
        }
        throw new AssertionError("The sample portfolio did not come.");
    }
}
