package org.craregistry.assessment;

import java.util.function.Consumer;
import org.craregistry.portfolio.PortfolioView;

/** Tells what lies ahead of a portfolio, whoever asks: for work that goes on without a caller. */
public interface ComingDates {

    /**
     * Tells every date from tomorrow on, in no order: what hits several products for one reason once for all of them.
     *
     * @param days how many days ahead the last one is
     */
    void tell(PortfolioView portfolio, int days, Consumer<ComingDate> each);
}
