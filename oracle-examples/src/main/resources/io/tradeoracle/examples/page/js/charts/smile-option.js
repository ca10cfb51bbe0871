// The fitted smile among its quotes, and below how far each quote is from the fit.
import { number, percent, signed, strike as strikeText } from '../format.js';
import { scaleOf, symmetricScale } from './scale.js';
import { baseOption, caption, valueAxis } from './theme.js';
import { tip } from './tooltip.js';

const UPPER = { left: 36, right: 4, top: 14, height: 126, containLabel: false };
const LOWER = { left: 36, right: 4, top: 176, height: 60, containLabel: false };

/** Returns the option for {quotes, fitted, forward, held}, all by strike in ascending order. */
export function smileOption(data, theme) {
  const { quotes, fitted, forward, held } = data;
  const strikes = [...quotes, ...fitted].map(({ strike }) => strike);
  const ivs = scaleOf([...quotes.map(({ iv }) => iv), ...fitted.map(({ iv }) => iv)], 4, 0.005);
  const distances = symmetricScale(quotes.map(({ distance }) => distance), 1);
  const range = { min: Math.min(...strikes), max: Math.max(...strikes) };
  return {
    ...baseOption(theme, (shown) => tipOf(data, shown)),
    grid: [UPPER, LOWER],
    graphic: [caption(theme, 'Distance from the fit, points', 160)],
    xAxis: [strikeAxis(theme, range, 0), strikeAxis(theme, range, 1)],
    yAxis: [
      valueAxis(theme, ivs, (value) => `${Number((value * 100).toFixed(1))}%`, { gridIndex: 0 }),
      valueAxis(theme, distances, (value) => signed(value, Number.isInteger(value) ? 0 : 1),
        { gridIndex: 1 }),
    ],
    series: [
      fitLine(fitted, forward, theme),
      whiskers(quotes, theme, 0, ({ ivBid, ivAsk }) => [ivBid, ivAsk]),
      ...dots(quotes, theme, 0, ({ iv }) => iv),
      heldMarks(held, ivs.min, theme),
      zeroLine(forward, theme),
      whiskers(quotes, theme, 1, ({ below, above }) => [below, above]),
      ...dots(quotes, theme, 1, ({ distance }) => distance),
    ],
  };
}

function strikeAxis(theme, { min, max }, gridIndex) {
  return {
    type: 'value',
    gridIndex,
    min,
    max,
    splitNumber: 5,
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { show: false },
    axisLabel: {
      show: gridIndex === 1,
      color: theme.ink2,
      fontSize: 11,
      margin: 8,
      showMinLabel: false,
      showMaxLabel: false,
      formatter: strikeText,
    },
    axisPointer: { label: { show: false } },
  };
}

function forwardLine(forward, theme, label) {
  return {
    silent: true,
    symbol: 'none',
    lineStyle: { color: theme.ink2, width: 1, type: [3, 3] },
    label: {
      show: label,
      position: 'end',
      distance: 2,
      color: theme.ink2,
      fontSize: 11,
      formatter: `fwd ${number(forward)}`,
    },
    data: forward === null ? [] : [{ xAxis: forward }],
  };
}

function fitLine(fitted, forward, theme) {
  return {
    type: 'line',
    data: fitted.map(({ strike, iv }) => [strike, iv]),
    symbol: 'none',
    lineStyle: { color: theme.ink, width: 1.5 },
    markLine: forwardLine(forward, theme, true),
    emphasis: { disabled: true },
  };
}

function zeroLine(forward, theme) {
  const { data, ...line } = forwardLine(forward, theme, false);
  const zero = { yAxis: 0, lineStyle: { color: theme.line2, width: 1, type: 'solid' } };
  return { type: 'line', xAxisIndex: 1, yAxisIndex: 1, data: [], markLine: { ...line, data: [...data, zero] } };
}

function whiskers(quotes, theme, grid, ends) {
  const drawn = quotes.filter((quote) => ends(quote).every(Number.isFinite));
  return {
    type: 'custom',
    silent: true,
    clip: true,
    xAxisIndex: grid,
    yAxisIndex: grid,
    data: drawn.map((quote) => [quote.strike, ...ends(quote)]),
    encode: { x: 0, y: [1, 2] },
    renderItem: (_, api) => {
      const [x, low] = api.coord([api.value(0), api.value(1)]);
      const [, high] = api.coord([api.value(0), api.value(2)]);
      const put = drawn[_.dataIndex].right === 'PUT';
      return {
        type: 'line',
        shape: { x1: x, y1: low, x2: x, y2: high },
        style: { stroke: put ? theme.second : theme.accent, lineWidth: 1.5 },
      };
    },
  };
}

function dots(quotes, theme, grid, valueOf) {
  const of = (right) => quotes.filter((quote) => quote.right === right)
    .map((quote) => [quote.strike, valueOf(quote)]);
  const series = { type: 'scatter', xAxisIndex: grid, yAxisIndex: grid, symbolSize: 5, emphasis: { disabled: true } };
  return [
    { ...series, data: of('PUT'), itemStyle: { color: theme.panel, borderColor: theme.second, borderWidth: 1.25 } },
    { ...series, data: of('CALL'), itemStyle: { color: theme.accent } },
  ];
}

function heldMarks(held, floor, theme) {
  return {
    type: 'scatter',
    symbol: 'triangle',
    symbolSize: 8,
    silent: true,
    clip: false,
    tooltip: { show: false },
    itemStyle: { color: theme.ink },
    data: held.map(({ strike, quantity }) => (
      { value: [strike, floor], symbolRotate: quantity < 0 ? 180 : 0, symbolOffset: [0, 9] })),
  };
}

function tipOf({ quotes, held }, shown) {
  const at = shown[0].axisValue;
  const near = (best, quote) => (
    Math.abs(quote.strike - at) < Math.abs(best.strike - at) ? quote : best);
  const quote = quotes.reduce(near);
  const own = held.filter(({ strike }) => strike === quote.strike);
  return tip(`${quote.right === 'PUT' ? 'Put' : 'Call'} ${strikeText(quote.strike)}`, [
    ['IV', percent(quote.iv, 1)],
    ['Bid to ask', `${percent(quote.ivBid, 1)} – ${percent(quote.ivAsk, 1)}`],
    ['From the fit', `${signed(quote.distance)} points`],
    ...own.map(({ quantity }) => ['Held', signed(quantity, 0)]),
  ]);
}
