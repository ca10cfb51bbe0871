// The equity curve's points, oldest first. Pure functions.
import { dateOf, longDate, minuteOf, shortDate } from '../newyork.js';
import { spread } from '../charts/scale.js';

const OPEN_MINUTE = 9 * 60 + 30;
const CLOSE_MINUTE = 16 * 60;
const QUARTER_SESSIONS = 63;

/** Returns the lists as one, oldest first, one point a minute; of the same minute the newest list's. */
export function merged(...lists) {
  const byMinute = new Map();
  lists.flat().forEach((point) => byMinute.set(minuteKey(point), point));
  return [...byMinute.keys()].sort().map((key) => byMinute.get(key));
}

/** Returns the points with one more, which replaces the last if it is of the same minute. */
export function extended(points, point) {
  const last = points.at(-1);
  if (last === undefined || minuteKey(point) > minuteKey(last)) {
    return [...points, point];
  }
  return minuteKey(point) === minuteKey(last) ? [...points.slice(0, -1), point] : points;
}

/** Returns the last point of each New York day. */
export function closings(points) {
  const byDay = new Map();
  points.forEach((point) => byDay.set(dateOf(point.at), point));
  return [...byDay.values()];
}

/**
 * Returns what is drawn of the points for a range, "day", "quarter" or "all": the points, and the
 * categories of the axis with those of them that are printed. A day has all its minutes from the
 * start, so that the axis stands still.
 */
export function view(points, range, highWater) {
  return withHighs(range === 'day' ? dayView(points) : sessionsView(points, range), highWater);
}

function dayView(points) {
  const day = dateOf(points.at(-1).at);
  const today = new Map(points.filter(({ at }) => dateOf(at) === day)
    .map((point) => [minuteNumber(point.at), point]));
  const minutes = [...today.keys()];
  const first = Math.min(OPEN_MINUTE, ...minutes);
  const last = Math.max(CLOSE_MINUTE, ...minutes);
  const categories = [];
  const printed = new Map();
  const shown = [];
  for (let minute = first, known; minute <= last; minute += 1) {
    known = today.get(minute) ?? known;
    if (minute <= minutes.at(-1) && known !== undefined) {
      shown.push(known);
    } else if (minute <= minutes.at(-1)) {
      shown.push({ at: null, equity: null, dayProfit: null });
    }
    if (minute % 60 === 0 && minute % 120 === 0) {
      printed.set(categories.length, clockText(minute));
    }
    categories.push(clockText(minute));
  }
  return { categories, printed, points: shown, of: `${longDate(day)} by the minute` };
}

function sessionsView(points, range) {
  const all = closings(points);
  const shown = range === 'quarter' ? all.slice(-QUARTER_SESSIONS) : all;
  const days = shown.map(({ at }) => dateOf(at));
  const printed = new Map(spread(days.length, 4).map((place) => [place, shortDate(days[place])]));
  const of = `${days.length} session${days.length === 1 ? '' : 's'}`;
  return { categories: days.map(longDate), printed, points: shown, of };
}

// The account's high may be older than what is shown; then it is drawn only where it is near.
function withHighs(shown, highWater) {
  const known = shown.points.map(({ equity }) => equity).filter(Number.isFinite);
  const most = Math.max(...known);
  const room = Math.max(most - Math.min(...known), most * 0.005);
  let high = highWater > most && highWater - most <= room ? highWater : -Infinity;
  const highs = shown.points.map(({ equity }) => {
    high = Number.isFinite(equity) ? Math.max(high, equity) : high;
    return Number.isFinite(high) ? high : null;
  });
  return { ...shown, highs };
}

const minuteKey = ({ at }) => at.slice(0, 16);

function minuteNumber(at) {
  const [hour, minute] = minuteOf(at).split(':').map(Number);
  return hour * 60 + minute;
}

function clockText(minute) {
  const two = (value) => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
