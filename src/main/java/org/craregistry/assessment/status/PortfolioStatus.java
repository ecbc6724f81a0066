package org.craregistry.assessment.status;

import org.craregistry.portfolio.PortfolioView;
import org.craregistry.portfolio.ProductFilter;

/** Which products of which portfolio are counted; each count is made where it is asked for. */
record PortfolioStatus(PortfolioView portfolio, ProductFilter filter) {}
