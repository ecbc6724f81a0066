package org.craregistry.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.craregistry.testing.Api;
import org.craregistry.testing.Registry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Carries out the jobs of the pages as a person does. */
@PageTest
class BrowserTests {

    private static final String SAMPLE = "/portfolios/sample";

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
        for (int i = 1; i <= 3; i++) {
            registry.product(portfolio, "P-" + i, Map.of("name", i == 1 ? Visitors.HOSTILE : "Product " + i));
        }
        owner = visitors.account();
        visitors.grant(portfolio, owner, "OWNER");
        waitForTheSample();
        visitors.grant(sample("id"), owner, "OWNER");
    }

    @AfterAll
    void close() {
        visitors.close();
    }

    @Test
    void everyPageIsThereForEverybodyInEveryWindow() {
        List<String> wrong = new ArrayList<>();
        try (Visit visit = signedIn()) {
            for (String path : pages()) {
                visit.open(path);
                for (int width : Visitors.WIDTHS) {
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
    void countsMonthsFromTodayWhereTheyComeBitByBit() {
        try (Visit visit = signedIn()) {
            visit.page().clock().setFixedTime("2027-08-31T12:00:00Z");
            visit.open(SAMPLE);
            visit.page().locator(".timeline-choices select").last().selectOption("MONTH");
            Locator columns = visit.page().locator(".timeline a");
            visit.page().locator(".timeline a[href$='2028-06-30']").waitFor();

            List<String> days = columns.all().stream()
                    .map(column -> column.getAttribute("href").replaceAll(".*asOf=", ""))
                    .toList();
            assertThat(days.subList(1, 8))
                    .containsExactly(
                            "2027-09-30",
                            "2027-10-31",
                            "2027-11-30",
                            "2027-12-31",
                            "2028-01-31",
                            "2028-02-29",
                            "2028-03-31");
        }
    }

    @Test
    void namesAsMissingOnlyWhatCanBeSupplied() {
        try (Visit visit = signedIn()) {
            visit.open(SAMPLE);
            Locator missing = visit.page().locator("section", new Page.LocatorOptions().setHasText("What is missing"));
            assertThat(missing.last().innerText())
                    .contains("declaration of conformity for this version is in force")
                    .doesNotContain("The CRA covers", "the CRA covers", "applies in full on the date");
        }
    }

    @Test
    void keepsThePortfolioOnPagesOfNone() {
        try (Visit visit = signedIn()) {
            for (String shown : List.of(key, "sample")) {
                visit.open("/portfolios/" + shown + "/people").open("/law/states");
                assertThat(visit.page().locator(".chooser select").inputValue()).isEqualTo(shown);
            }
        }
    }

    @Test
    void saysThatDuesAreThoseOfTodayWhereAnotherDayIsShown() {
        try (Visit visit = signedIn()) {
            assertThat(visit.open(SAMPLE + "?asOf=2028-09-01").text()).contains("What falls due from today (");
        }
    }

    @Test
    void showsOverTimeTheAnswerThatMostProductsChange() {
        try (Visit visit = signedIn()) {
            visit.open(SAMPLE).page().locator(".timeline a").first().waitFor();
            assertThat(visit.page()
                            .locator(".timeline-choices option:checked")
                            .first()
                            .innerText())
                    .isEqualTo("CRA conformity");
        }
    }

    @Test
    void showsEveryAnswerOfTheListWhole() {
        try (Visit visit = signedIn()) {
            visit.width(1280).open(SAMPLE + "/products?asOf=2028-09-01");
            List<?> cut = (List<?>)
                    visit.page()
                            .evaluate(
                                    "[...document.querySelectorAll('.products .chip > span')]"
                                            + ".filter((one) => one.scrollHeight > one.clientHeight + 1).map((one) => one.textContent)");
            assertThat(cut).isEmpty();
        }
    }

    @Test
    void changesOverTimeAddUpAndLeadToTheirProducts() {
        try (Visit visit = signedIn()) {
            visit.open(SAMPLE);
            Locator changes = visit.page().locator(".time-changes li");
            changes.first().waitFor();
            visit.settled();
            for (Locator change : changes.all()) {
                int balance = change.locator(".from-to").allInnerTexts().stream()
                        .map(counts -> counts.split("\\D+"))
                        .mapToInt(counts -> Integer.parseInt(counts[1]) - Integer.parseInt(counts[0]))
                        .sum();
                assertThat(balance).as(change.innerText()).isZero();
            }

            Locator after = changes.locator("strong a").first();
            String count = after.innerText();
            after.click();
            visit.page().waitForURL("**/products?asOf=*&craConformity=*");
            visit.settled();
            assertThat(visit.page().getByRole(AriaRole.STATUS).innerText()).startsWith(count + " product");
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
            again.getByLabel("Password").fill(Visitors.PASSWORD);
            again.getByText("Sign in", new Locator.GetByTextOptions().setExact(true))
                    .click();

            visit.page().getByText("3 of 3 done").waitFor();
            visit.page().locator("button:focus:text-is('Done')").waitFor();
            visit.page().keyboard().press("Enter");
            visit.settled();
            visit.page().getByText("Kim").first().waitFor();
            assertThat(visit.page().getByText("Kim").count()).isEqualTo(3);
            assertThat(visit.complaints()).allMatch(complaint -> complaint.contains("401"));
        }
    }

    @Test
    void showsWhatUsersWroteAsTextOnEveryPage() {
        String named = Registry.newKey();
        String hostile = registry.mutate(
                        "createPortfolio", Map.of("key", named, "name", Visitors.HOSTILE), "portfolio { id }")
                .at("/portfolio/id")
                .asString();
        visitors.grant(hostile, owner, "OWNER");
        String product = registry.product(
                hostile,
                Visitors.HOSTILE,
                Map.of("name", Visitors.HOSTILE, "manufacturer", Visitors.HOSTILE, "responsible", Visitors.HOSTILE));
        try (Visit visit = signedIn()) {
            visit.open("/portfolios/" + named + "/imports");
            visit.drop("input[type=file]", Visitors.HOSTILE + ".csv", """
                    Reference;Name;Core functionality;%1$s
                    %1$s;%1$s;%1$s;%1$s
                    """.formatted(Visitors.HOSTILE));
            visit.page().waitForURL("**/imports/*");
            visit.page().locator(".plan").waitFor();
            visit.settled();
            for (String path : List.of(
                    visit.page().url(),
                    "/portfolios",
                    "/portfolios/" + named,
                    "/portfolios/" + named + "/products",
                    "/portfolios/" + named + "/imports",
                    "/portfolios/" + named + "/dates",
                    "/portfolios/" + named + "/people",
                    "/portfolios/" + named + "/news",
                    "/products/" + product + "/history")) {
                visit.open(path);
                assertThat(visit.page().locator("body").textContent()).as(path).contains(Visitors.HOSTILE);
                assertThat(visit.page().locator("img").count()).as(path).isZero();
                assertThat(visit.page().title()).as(path).isNotEqualTo("hacked");
            }
        }
    }

    @Test
    void importsASpreadsheetWithHeadersOfItsOwn() {
        String target = Registry.newKey();
        visitors.grant(registry.portfolio(target), owner, "COMPLIANCE");
        try (Visit visit = signedIn()) {
            visit.open("/portfolios/" + target + "/imports");
            visit.drop("input[type=file]", "ours.csv", """
                    Artikel;Name;Placed on the market on;Wer kümmert sich
                    A-1;Router;31.02.2029;Kim
                    A-2;%s;2028-06-01;Lee
                    """.formatted(Visitors.HOSTILE));
            visit.page().getByText("are not known, and not read").waitFor();
            visit.settled();
            assertThat(visit.text()).contains("no column for the reference");

            visit.page().getByLabel("“Artikel”").selectOption("reference");
            visit.button("Plan the file anew").click();
            visit.page().getByText("One column is not known, and not read").waitFor();
            visit.settled();
            assertThat(visit.text()).contains("\"31.02.2029\"", "1 Jun 2028");
            assertThat(visit.barriers()).isEmpty();

            assertThat(visit.text()).contains("One column is not read, so its values were not checked.");
            visit.page().getByLabel("“Wer kümmert sich”").selectOption("responsible");
            visit.button("Plan the file anew").click();
            visit.page()
                    .getByText("is not known, and not read")
                    .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
            visit.button("Apply the 1 valid row").click();
            visit.page().getByText("1 row added, 1 row rejected").waitFor();
            assertThat(visit.link("Rejected rows as a workbook").isVisible()).isTrue();
            visit.link("See the products").click();
            visit.settled();
            assertThat(visit.text()).contains("A-2", "Lee", Visitors.HOSTILE).doesNotContain("A-1");
        }
    }

    @Test
    void takesRejectedRowsWithoutWhatIsWrong() {
        String target = Registry.newKey();
        visitors.grant(registry.portfolio(target), owner, "COMPLIANCE");
        try (Visit visit = signedIn()) {
            visit.open("/portfolios/" + target + "/imports");
            visit.drop(
                    "input[type=file]",
                    "ours.csv",
                    "Reference;Name;Data connection\nA-1;Router;Yes\nA-2;Camera;perhaps\n;Nameless;No\n");
            visit.button("Apply also 1 rejected row, without what is wrong").click();
            visit.page()
                    .getByText("1 row added, 1 row taken without what was wrong, 1 row rejected")
                    .waitFor();
            assertThat(visit.barriers()).isEmpty();

            visit.link("See the products").click();
            visit.settled();
            assertThat(visit.text()).contains("A-1", "A-2").doesNotContain("Nameless");
        }
    }

    @Test
    void takesBackLaterWhatWasLeftAlone() {
        String target = Registry.newKey();
        visitors.grant(registry.portfolio(target), owner, "COMPLIANCE");
        try (Visit visit = signedIn()) {
            visit.open("/portfolios/" + target + "/imports");
            visit.drop("input[type=file]", "ours.csv", "Reference;Name\nA-1;Router\nA-2;Camera\n");
            visit.button("Apply the 2 rows").click();
            visit.page().getByText("2 rows added").waitFor();
            name(target, "A-2", "Camera with zoom");
            visit.page().getByText("Take it back …").click();
            visit.button("Take the import back").click();
            visit.page().getByText("but for products that were changed since").waitFor();
            assertThat(visit.barriers()).isEmpty();

            name(target, "A-2", "Camera");
            visit.button("Take back what was left alone").click();
            visit.page().getByText("What it changed was changed back.").waitFor();

            assertThat(visit.button("Take back what was left alone").count()).isZero();
            assertThat(products(target)).isEmpty();
        }
    }

    private void name(String portfolioKey, String reference, String name) {
        JsonNode product = products(portfolioKey)
                .valueStream()
                .filter(one -> one.at("/reference").asString().equals(reference))
                .findFirst()
                .orElseThrow();
        registry.mutate(
                "updateProduct",
                Map.of(
                        "id",
                        product.at("/id").asString(),
                        "expectedRevision",
                        product.at("/revision").asInt(),
                        "name",
                        name),
                "product { id }");
    }

    private JsonNode products(String portfolioKey) {
        return registry.administrator()
                .ask("{ portfolio(key: \"%s\") { products(first: 9) { nodes { id revision reference } } } }"
                        .formatted(portfolioKey))
                .data("/portfolio/products/nodes");
    }

    @Test
    void tellsHowFarAFileIsRead() {
        try (Visit visit = signedIn()) {
            visit.page().route("**/graphql", route -> {
                APIResponse answer = route.fetch();
                String reading = answer.text().replaceAll("\"state\":\"[A-Z]+\"", "\"state\":\"PLANNING\"");
                route.fulfill(new Route.FulfillOptions().setResponse(answer).setBody(reading));
            });

            visit.open(SAMPLE + "/imports/" + sample("imports(first: 1) { nodes { id } }"));

            visit.page()
                    .getByText(Pattern.compile("The file is being read: [1-9]\\d* of about [1-9]\\d* rows\\."))
                    .waitFor();
        }
    }

    @Test
    void foldsTheManyValuesOfANewProduct() {
        try (Visit visit = signedIn()) {
            visit.open(SAMPLE + "/imports/" + sample("imports(first: 1) { nodes { id } }"));
            Locator row = visit.page().locator(".plan > li:has(details)").first();
            Locator name = row.locator(".changes dt", new Locator.LocatorOptions().setHasText("Name"))
                    .first();
            row.locator("summary").waitFor();
            assertThat(name.isVisible()).isFalse();

            row.locator("summary").press("Enter");

            assertThat(name.isVisible()).isTrue();
            assertThat(visit.page().locator(".changes dd").allTextContents())
                    .contains("Yes", "Password managers")
                    .noneMatch(value -> value.contains("true") || value.contains("[") || value.contains("CRA-III"));
        }
    }

    @Test
    void mendsAFileOnThePageOfItsImport() {
        String target = Registry.newKey();
        visitors.grant(registry.portfolio(target), owner, "COMPLIANCE");
        try (Visit visit = signedIn()) {
            visit.open("/portfolios/" + target + "/imports");
            visit.drop("input[type=file]", "ours.csv", """
                    Reference;Name;Nature;Union market
                    A-1;Router;Sofware;yes
                    A-2;Camera;Sofware;perhaps
                    """);
            visit.page()
                    .getByText("No row can be taken over as it is: 2 rows rejected.")
                    .waitFor();
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

            visit.page().getByText("were read wrongly?").click();
            visit.page().getByLabel("Sheet with certificates").fill("EUCC 2027");
            visit.button("Read the file anew").click();
            visit.page()
                    .getByText("has no sheets, but sheet \"EUCC 2027\" is named")
                    .waitFor();
            visit.page().getByLabel("Sheet with certificates").fill("");
            visit.page().getByLabel("Row of the header").fill("2");
            visit.button("Read the file anew").click();
            visit.page().getByText("has none of our headers in row 2").waitFor();
            assertThat(visit.complaints()).isEmpty();
        }
    }

    @Test
    void saysOfAnEmptyFileThatItIsEmpty() {
        try (Visit visit = signedIn()) {
            upload(visit, "");
            visit.page().getByText("ours.csv is empty.").waitFor();
        }
    }

    @Test
    void readsWordsOfTheHouseAsSomebodySaysOnce() {
        try (Visit visit = signedIn()) {
            upload(visit, """
                    Reference;Name;Nature;Core functionality;certificates.scheme;certificates.number;certificates.level
                    A-1;Router;Kasten;;EUCC;17;Hoch
                    A-2;Tor;Software;W1;;;
                    """);
            visit.page().getByLabel("Take “W1” for").waitFor();
            for (int width : Visitors.WIDTHS) {
                assertThat(visit.width(width).overhang()).as("at " + width).isZero();
            }
            visit.page().getByLabel("Take “Kasten” for").selectOption("Hardware and software");
            visit.button("Read it so").first().click();
            visit.button("Apply the 1 valid row").waitFor();
            visit.settled();

            assertThat(visit.page().locator(".plan-evidence").innerText().lines())
                    .contains("Scheme", "Certificate number", "Assurance level", "High")
                    .doesNotContain("scheme", "level", "HIGH");
            assertThat(visit.barriers()).isEmpty();
        }
    }

    @Test
    void hasWhatAFileMeansSaidOtherwise() {
        try (Visit visit = signedIn()) {
            upload(visit, """
                    Reference;Name;Manufacturer;Nature;Colour
                    A-1;Router;Kim;Sofware;grey
                    a1;Camera;Kim;Sofware;red
                    """);
            visit.button("Software").click();
            visit.button("Apply the 2 rows").waitFor();
            visit.page().getByLabel("“Colour”").selectOption("nothing to be read");
            visit.button("Plan the file anew").first().click();
            visit.page()
                    .getByText("is not known, and not read")
                    .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));

            visit.page().getByText("4 columns are known").click();
            visit.page().getByLabel("Taken wrongly?").selectOption("Manufacturer");
            visit.page().getByLabel("holds").selectOption("responsible");
            visit.button("Plan the file anew").click();
            visit.page()
                    .locator(".changes dt", new Page.LocatorOptions().setHasText("Responsible"))
                    .first()
                    .waitFor();
            visit.page().getByText("were read wrongly?").click();
            visit.page().getByLabel("differ from others").selectOption("The same product");
            visit.button("Read the file anew").click();
            visit.button("Apply the 1 valid row").click();
            visit.page().getByText("1 row added").waitFor();

            visit.link("Imports").first().click();
            visit.settled();
            assertThat(visit.text())
                    .contains("“Sofware”", "Nature", "Software", "“Manufacturer”", "Responsible", "nothing to be read");
            assertThat(visit.barriers()).isEmpty();
            visit.button("Forget “Sofware”").click();
            visit.button("Forget “Sofware”")
                    .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
            assertThat(visit.text()).contains("“Colour”").doesNotContain("Sofware");
        }
    }

    /** Uploads a file into a portfolio of its own. */
    private void upload(Visit visit, String content) {
        String target = Registry.newKey();
        visitors.grant(registry.portfolio(target), owner, "COMPLIANCE");
        visit.open("/portfolios/" + target + "/imports");
        visit.drop("input[type=file]", "ours.csv", content);
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

    private Visit signedIn() {
        return visitors.signedIn(owner);
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
