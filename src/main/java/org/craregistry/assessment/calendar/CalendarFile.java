package org.craregistry.assessment.calendar;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.craregistry.assessment.StatesOfLaw;
import org.craregistry.assessment.ahead.AttentionEntry;
import org.craregistry.assessment.ahead.DatesAhead;
import org.craregistry.assessment.ahead.RegistryAddress;
import org.craregistry.assessment.ahead.SharedEntries;
import org.craregistry.portfolio.PortfolioView;
import org.craregistry.portfolio.ProductFilter;
import org.craregistry.portfolio.ProductQueries;
import org.craregistry.portfolio.ProductView;
import org.springframework.stereotype.Component;

/** Writes the calendar of a portfolio, one product after another: of any size in the same memory. */
@Component
class CalendarFile {

    /** So that an event does not vanish from the calendar on the day it happens. */
    private static final int DAYS_THAT_STAY = 31;

    private final ProductQueries products;
    private final StatesOfLaw states;
    private final RegistryAddress address;
    private final Clock clock;

    CalendarFile(ProductQueries products, StatesOfLaw states, RegistryAddress address, Clock clock) {
        this.products = products;
        this.states = states;
        this.address = address;
        this.clock = clock;
    }

    /** Writes the days from a month ago until so many days ahead. @throws IOException where the disk fails */
    void write(PortfolioView portfolio, int daysAhead, OutputStream file) throws IOException {
        DatesAhead datesAhead = new DatesAhead(states.inForce());
        LocalDate today = portfolio.dayOf(clock.instant());
        LocalDate after = today.minusDays(DAYS_THAT_STAY + 1L);
        LocalDate until = today.plusDays(daysAhead);
        try (OutputStream out = new BufferedOutputStream(file);
                Stream<ProductView> found = products.stream(portfolio, ProductFilter.ALL)) {
            SharedEntries shared = new SharedEntries();
            Stream<AttentionEntry> own = found.flatMap(product -> datesAhead.of(product, after, until).stream())
                    .filter(entry -> !shared.take(entry));
            // Those that stand for several products are complete when all others were written.
            Stream<AttentionEntry> last = Stream.of(shared).flatMap(all -> all.entries().stream());
            new CalendarWriter(out, address)
                    .write(portfolio.name(), Stream.concat(own, last).iterator());
        }
    }
}
