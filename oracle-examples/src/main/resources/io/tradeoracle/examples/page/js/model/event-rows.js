// Events as lines. Pure functions.

const ROUTINE = 'PortfolioValued';

/**
 * Returns the events as lines, newest first: each its own, but valuations that follow each other,
 * one a market minute, are one line that counts them and keeps its key.
 */
export function eventRows(events) {
  const rows = [];
  for (const event of events) {
    const last = rows.at(-1);
    if (event.type === ROUTINE && last?.event.type === ROUTINE) {
      last.key = event.id;
      last.times += 1;
    } else {
      rows.push({ key: event.id, event, times: 1 });
    }
  }
  return rows;
}
