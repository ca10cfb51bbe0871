// The equity curve's points, oldest first. Pure functions.
import { dateOf, longDate, minuteOf, shortDate } from '../newyork.js';
import { spread } from '../charts/scale.js';

const OPEN_MINUTE = 9 * 60 + 30;
const CLOSE_MINUTE = 16 * 60;
const QUARTER_SESSIONS = 63;
const NOTHING = { at: null, equity: null, dayProfit: null, high: null };

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
    const sameDay = last === undefined || dateOf(point.at) === dateOf(last.at);
    return sameDay ? [...points, point] : condensed([...points, point]);
  }
  return minuteKey(point) === minuteKey(last) ? [...points.slice(0, -1), point] : points;
}

/** Returns the last day's points and of each day before only its last: what is ever drawn. */
export function condensed(points) {
  if (points.length === 0) {
    return points;
  }
  const last = dateOf(points.at(-1).at);
  const first = points.findIndex(({ at }) => at >= last && dateOf(at) === last);
  return [...closings(points.slice(0, first)), ...points.slice(first)];
}

/** Returns the last point of each New York day. */
function closings(points) {
  const byDay = new Map();
  points.forEach((point) => byDay.set(dateOf(point.at), point));
  return [...byDay.values()];
}

/**
 * Returns what is drawn of the points for a range, "day", "quarter" or "all": the points with their
 * highs, and the categories of the axis with those of them that are printed. A day has all its
 * minutes from the start, so that the axis stands still.
 */
export function view(points, range) {
  const shown = range === 'day'
    ? dayView(withHighs(points)) : sessionsView(withHighs(closings(points)), range);
  return { ...shown, highs: nearHighs(shown.points) };
}

function withHighs(points) {
  let high = -Infinity;
  return points.map((point) => ({ ...point, high: (high = Math.max(high, point.equity)) }));
}

// A high far above all that is shown would press the curve flat; the words below the chart tell it.
function nearHighs(points) {
  const known = points.map(({ equity }) => equity).filter(Number.isFinite);
  const most = Math.max(...known);
  const room = Math.max(most - Math.min(...known), most * 0.002);
  return points.map(({ high }) => (Number.isFinite(high) && high <= most + room ? high : null));
}

function dayView(points) {
  const day = dateOf(points.at(-1).at);
  const today = new Map(points.filter(({ at }) => dateOf(at) === day)
    .map((point) => [minuteNumber(point.at), point]));
  const minutes = [...today.keys()];
  const first = Math.min(OPEN_MINUTE, ...minutes);
  const last = Math.max(CLOSE_MINUTE, ...minutes);
  const shown = [];
  for (let minute = first, known = NOTHING; minute <= minutes.at(-1); minute += 1) {
    known = today.get(minute) ?? known;
    shown.push(known);
  }
  const axis = [...Array(last - first + 1).keys()].map((index) => first + index);
  const printed = new Map(axis.flatMap((minute, index) =>
    (minute % 120 === 0 ? [[index, clockText(minute)]] : [])));
  return { categories: axis.map(clockText), printed, points: shown, of: `${longDate(day)} by the minute` };
}

function sessionsView(all, range) {
  const shown = range === 'quarter' ? all.slice(-QUARTER_SESSIONS) : all;
  const days = shown.map(({ at }) => dateOf(at));
  const printed = new Map(spread(days.length, 4).map((place) => [place, shortDate(days[place])]));
  const of = `${days.length} session${days.length === 1 ? '' : 's'}`;
  return { categories: days.map(longDate), printed, points: shown, of };
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
