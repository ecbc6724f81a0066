package org.craregistry.portfolio;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProductRowTests {

    @Test
    void takesAPortfolioThatWasReadBeforeAndAfterAChange() {
        List<PortfolioView> read = List.of(portfolio(0), portfolio(1));

        assertThatCode(() -> ProductRow.in(read, false)).doesNotThrowAnyException();
    }

    private static PortfolioView portfolio(int revision) {
        return new PortfolioView(new UUID(1, 2), revision, "p", "Sample", "UTC", false, StoredDefaults.NONE);
    }
}
