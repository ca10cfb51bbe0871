// Instants as New York wall time, dates as they are. Pure functions.

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const newYork = new Intl.DateTimeFormat('en-US', {
  timeZone: 'America/New_York', hourCycle: 'h23',
  year: 'numeric', month: '2-digit', day: '2-digit',
  hour: '2-digit', minute: '2-digit', second: '2-digit',
});

function parts(instant) {
  const found = {};
  for (const { type, value } of newYork.formatToParts(new Date(instant))) {
    found[type] = value;
  }
  return found;
}

/** Returns 11:42. */
export function minuteOf(instant) {
  const { hour, minute } = parts(instant);
  return `${hour}:${minute}`;
}

/** Returns 11:42:02. */
export function secondOf(instant) {
  const { hour, minute, second } = parts(instant);
  return `${hour}:${minute}:${second}`;
}

/** Returns the New York date of an instant, 2026-07-14. */
export function dateOf(instant) {
  const { year, month, day } = parts(instant);
  return `${year}-${month}-${day}`;
}

const utc = (date) => new Date(`${date}T00:00:00Z`);

/** Returns 21 Aug for 2026-08-21. */
export function shortDate(date) {
  const day = utc(date);
  return `${day.getUTCDate()} ${MONTHS[day.getUTCMonth()]}`;
}

/** Returns 21 Aug 2026 for 2026-08-21. */
export const mediumDate = (date) => `${shortDate(date)} ${utc(date).getUTCFullYear()}`;

/** Returns Aug 2026 for 2026-08-21. */
export function monthOf(date) {
  const day = utc(date);
  return `${MONTHS[day.getUTCMonth()]} ${day.getUTCFullYear()}`;
}

/** Returns Tue for 2026-07-14. */
export const weekday = (date) => DAYS[utc(date).getUTCDay()];

/** Returns Tue 14 Jul 2026 for 2026-07-14. */
export const longDate = (date) => `${weekday(date)} ${mediumDate(date)}`;

/** Returns the text with every instant in it as New York time. */
export function withTimes(text) {
  return String(text ?? '').replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z/g,
    (instant) => `${secondOf(instant)} ET`);
}
