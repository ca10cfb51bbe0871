// Implied volatility above its rank, with the lines that decide and the entries as marks.
import { number, percent } from '../format.js';
import { longDate, monthOf, shortDate } from '../newyork.js';
import { scaleOf, spread } from './scale.js';
import { baseOption, caption, categoryAxis, lastValue, silentAxis, valueAxis } from './theme.js';
import { tip } from './tooltip.js';

const UPPER = { left: 0, right: 44, top: 18, height: 72, containLabel: false };
const LOWER = { left: 0, right: 44, top: 114, height: 82, containLabel: false };
const BUY_BELOW = 0.3;
const SELL_ABOVE = 0.7;

/** Returns the option for a body of /api/iv. */
export function ivOption({ history, entries }, theme) {
  const days = history.map(({ day }) => day);
  const ivs = history.map(({ iv }) => iv);
  return {
    ...baseOption(theme, (shown) => tipOf(history[shown[0].dataIndex], entries)),
    grid: [UPPER, LOWER],
    graphic: [
      caption(theme, 'IV, 30 days constant, %', 0),
      caption(theme, 'IV rank: sell above 0.70, buy below 0.30', 98),
    ],
    xAxis: [
      silentAxis(days, { gridIndex: 0, boundaryGap: false }),
      categoryAxis(theme, days, labels(days), { gridIndex: 1, boundaryGap: false }),
    ],
    yAxis: [
      valueAxis(theme, scaleOf(ivs, 3, 0.01), (value) => `${Number((value * 100).toFixed(1))}%`,
        { gridIndex: 0, position: 'right', last: ivs.at(-1), height: UPPER.height }),
      valueAxis(theme, { min: 0, max: 1, step: 0.5 }, (value) => number(value),
        { gridIndex: 1, position: 'right', last: history.at(-1).rank, height: LOWER.height, splitLine: { show: false } }),
    ],
    series: [ivLine(ivs, theme), rankLine(history, entries, theme)],
  };
}

function labels(days) {
  const places = spread(days.length, days.length < 8 ? 2 : 4);
  return new Map(places.map((place, index) => {
    const day = days[place];
    const last = index === places.length - 1;
    return [place, last || days.length < 90 ? shortDate(day) : monthOf(day).replace(/ \d+$/, '')];
  }));
}

function ivLine(ivs, theme) {
  return {
    type: 'line',
    data: ivs,
    symbol: 'none',
    lineStyle: { color: theme.accent, width: 1.75 },
    endLabel: lastValue(theme, ({ value }) => percent(value, 1)),
    emphasis: { disabled: true },
  };
}

function rankLine(history, entries, theme) {
  const dashed = { color: theme.ink2, width: 1, type: [3, 3] };
  return {
    type: 'line',
    xAxisIndex: 1,
    yAxisIndex: 1,
    data: history.map(({ rank }) => rank),
    symbol: 'none',
    lineStyle: { color: theme.ink, width: 1.75 },
    endLabel: lastValue(theme, ({ value }) => number(value)),
    emphasis: { disabled: true },
    markLine: {
      silent: true,
      symbol: 'none',
      label: { show: false },
      lineStyle: dashed,
      data: [{ yAxis: BUY_BELOW }, { yAxis: SELL_ABOVE }],
    },
    markArea: {
      silent: true,
      itemStyle: { color: theme.sunk },
      data: [[{ yAxis: 0 }, { yAxis: BUY_BELOW }], [{ yAxis: SELL_ABOVE }, { yAxis: 1 }]],
    },
    markPoint: {
      silent: true,
      symbol: 'triangle',
      symbolSize: 10,
      label: { show: false },
      itemStyle: { color: theme.ink, borderColor: theme.panel, borderWidth: 1 },
      data: marks(history, entries),
    },
  };
}

// A mark is off its point, so that it does not hide the line.
function marks(history, entries) {
  const ranks = new Map(history.map(({ day, rank }) => [day, rank]));
  return entries.filter(({ day }) => ranks.has(day)).map(({ day, direction }) => {
    const sold = direction === 'SELL_VOLATILITY';
    return {
      coord: [day, ranks.get(day) ?? (sold ? 1 : 0)],
      symbolRotate: sold ? 180 : 0,
      symbolOffset: [0, sold ? -8 : 8],
    };
  });
}

function tipOf(point, entries) {
  const rows = [['IV', percent(point.iv, 1)], ['Rank', number(point.rank)]];
  for (const { day, direction } of entries) {
    if (day === point.day) {
      rows.push([direction === 'SELL_VOLATILITY' ? '▼ sold volatility' : '▲ bought volatility', '']);
    }
  }
  return tip(longDate(point.day), rows);
}
