/** Such as 20,000. Without Intl: where that is used first it takes as long as a small request, and figures are what a page shows first. */
export const figure = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ',');

// Days are texts such as 2028-06-01 everywhere; only what is shown is formatted.

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'];

/** Such as 1 Jun 2028; without Intl, as above. */
export function day(text) {
  if (!text) return '';
  const [year, month, date] = text.split('-').map(Number);
  return `${date} ${MONTHS[month - 1]} ${year}`;
}

/** A moment in the time zone of the reader. */
export const moment = (text) => (text ? new Date(text).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' }) : '');

/** Today in a time zone such as Europe/Brussels. */
export function today(timeZone) {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date());
}

/** How far a day is away in days, negative where it is past. */
export const daysBetween = (from, until) => Math.round((Date.parse(until) - Date.parse(from)) / 86_400_000);

/** Such as "in 3 months". */
export function distance(from, until) {
  const days = daysBetween(from, until);
  const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
  if (Math.abs(days) < 60) return relative.format(days, 'day');
  if (Math.abs(days) < 700) return relative.format(Math.round(days / 30.44), 'month');
  return relative.format(Math.round(days / 365.25), 'year');
}
