/** The dates ahead of a portfolio as an iCalendar file that calendars subscribe to (RFC 5545, RFC 7986). */
@NullMarked
package org.craregistry.assessment.calendar;

import org.jspecify.annotations.NullMarked;
