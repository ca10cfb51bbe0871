// Equity with its high above, day profit and loss below, on the same days or minutes.
import { count, money, percent, signedMoney, tone } from '../format.js';
import { compact, scaleOf, symmetricScale } from './scale.js';
import { baseOption, caption, categoryAxis, lastValue, silentAxis, valueAxis } from './theme.js';
import { tip } from './tooltip.js';

const SIDES = { left: 0, right: 54, containLabel: false };
const LOWER_HEIGHT = 64;
const AXIS_HEIGHT = 28;

/**
 * Returns the option for {categories, printed, points, highs}: points and highs in the order of the
 * categories, perhaps fewer of them.
 */
export function equityOption({ categories, printed, points, highs }, theme, height) {
  const lower = { ...SIDES, top: height - LOWER_HEIGHT - AXIS_HEIGHT, height: LOWER_HEIGHT };
  const upper = { ...SIDES, top: 8, height: lower.top - 32 };
  const equity = points.map((point) => point.equity);
  const profit = points.map((point) => point.dayProfit);
  const scale = scaleOf([...equity, ...highs], 5, 10);
  const label = scale.step < 100 ? count : compact;
  return {
    ...baseOption(theme, (shown) => tipOf(categories, points, highs, shown)),
    grid: [upper, lower],
    graphic: [caption(theme, 'Day P&L, $', lower.top - 16)],
    xAxis: [
      silentAxis(categories, { gridIndex: 0, boundaryGap: true }),
      categoryAxis(theme, categories, printed, { gridIndex: 1, offset: 0 }),
    ],
    yAxis: [
      valueAxis(theme, scale, (value) => label(value),
        { gridIndex: 0, position: 'right', last: atEdge(equity, categories) ? equity.at(-1) : null, height: upper.height }),
      valueAxis(theme, symmetricScale(profit, 10), (value) => (value > 0 ? '+' : '') + compact(value),
        { gridIndex: 1, position: 'right' }),
    ],
    series: [highLine(highs, theme), equityLine(equity, label, theme), profitBars(profit, theme)],
  };
}

// In the course of a day the line ends before the axis; its last value is told there.
const atEdge = (equity, categories) => equity.length > 0.88 * categories.length;

function highLine(highs, theme) {
  return {
    name: 'high',
    type: 'line',
    data: highs,
    symbol: 'none',
    silent: true,
    lineStyle: { color: theme.ink2, width: 1, type: 'dotted' },
  };
}

function equityLine(equity, label, theme) {
  return {
    name: 'equity',
    type: 'line',
    data: equity,
    showSymbol: equity.filter(Number.isFinite).length === 1,
    showAllSymbol: true,
    symbol: 'circle',
    symbolSize: 5,
    itemStyle: { color: theme.accent },
    lineStyle: { color: theme.accent, width: 1.75 },
    areaStyle: { color: theme.accentSoft, opacity: 0.6, origin: 'start' },
    endLabel: lastValue(theme, ({ value }) => label(value, 1)),
    emphasis: { disabled: true },
  };
}

function profitBars(profit, theme) {
  return {
    name: 'day profit',
    type: 'bar',
    xAxisIndex: 1,
    yAxisIndex: 1,
    barCategoryGap: '35%',
    data: profit.map((value) => (
      { value, itemStyle: { color: value < 0 ? theme.loss : theme.gain } })),
    markLine: {
      silent: true,
      symbol: 'none',
      label: { show: false },
      lineStyle: { color: theme.line2, width: 1, type: 'solid' },
      data: [{ yAxis: 0 }],
    },
    emphasis: { disabled: true },
  };
}

function tipOf(categories, points, highs, shown) {
  const index = shown[0].dataIndex;
  const point = points[index];
  if (point === undefined) {
    return '';
  }
  return tip(categories[index], [
    ['Equity', money(point.equity)],
    ['Day P&L', signedMoney(point.dayProfit), tone(point.dayProfit)],
    ['Below its high', percent(Math.max(0, 1 - point.equity / highs[index]))],
  ]);
}
