// The page's colours and faces for a chart, read where the chart is: a stale page has grey ones.

const COLOURS = ['panel', 'sunk', 'line', 'line-2', 'ink', 'ink-2', 'accent', 'accent-soft',
  'second', 'gain', 'loss'];

/** Returns the colours by name, and the face. */
export function themeOf(node) {
  const style = getComputedStyle(node);
  const theme = { face: style.fontFamily };
  for (const name of COLOURS) {
    theme[name.replace(/-(\w)/, (_, letter) => letter.toUpperCase())] =
      style.getPropertyValue(`--${name}`).trim();
  }
  return theme;
}

/** Returns what every chart has: no animation, our face, our tooltip. */
export function baseOption(theme, tip) {
  return {
    animation: false,
    textStyle: { fontFamily: theme.face, fontSize: 11, color: theme.ink2 },
    axisPointer: { link: [{ xAxisIndex: 'all' }] },
    tooltip: {
      trigger: 'axis',
      confine: true,
      transitionDuration: 0,
      backgroundColor: theme.panel,
      borderColor: theme.line2,
      borderWidth: 1,
      padding: 8,
      textStyle: { color: theme.ink, fontSize: 12, fontFamily: theme.face },
      extraCssText: 'box-shadow:none',
      axisPointer: { type: 'line', snap: true, lineStyle: { color: theme.line2, type: 'solid' } },
      formatter: tip,
    },
  };
}

const LABEL_HEIGHT = 13;

/**
 * Returns a value axis: horizontal lines only. A label that would meet `last`, the value told at the
 * end of the line, is left out; `height` is the grid's.
 */
export function valueAxis(theme, scale, label, { last = null, height = 0, ...more } = {}) {
  const touching = LABEL_HEIGHT * (scale.max - scale.min) / height;
  const near = (value) => last !== null && Math.abs(value - last) < touching;
  return {
    type: 'value',
    min: scale.min,
    max: scale.max,
    interval: scale.step,
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: { color: theme.ink2, fontSize: 11, margin: 8, formatter: (value) => (near(value) ? '' : label(value)) },
    splitLine: { lineStyle: { color: theme.line } },
    axisPointer: { show: false },
    ...more,
  };
}

/** Returns a category axis; of the labels, those at the given places are printed. */
export function categoryAxis(theme, categories, printed, more = {}) {
  return {
    type: 'category',
    data: categories,
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: {
      color: theme.ink2,
      fontSize: 11,
      margin: 8,
      interval: (index) => printed.has(index),
      formatter: (value, index) => printed.get(index) ?? '',
      alignMinLabel: printed.has(0) ? 'left' : null,
      alignMaxLabel: printed.has(categories.length - 1) ? 'right' : null,
    },
    axisPointer: { label: { show: false } },
    ...more,
  };
}

/** Returns a category axis without labels, of the upper of two grids. */
export function silentAxis(categories, more = {}) {
  return {
    type: 'category',
    data: categories,
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: { show: false },
    axisPointer: { label: { show: false } },
    ...more,
  };
}

/** Returns a caption above a grid. */
export function caption(theme, text, top) {
  return {
    type: 'text',
    left: 0,
    top,
    silent: true,
    style: { text, fill: theme.ink2, font: `11px ${theme.face}` },
  };
}

/** Returns the bold last value at the end of a line. */
export function lastValue(theme, formatter) {
  return {
    show: true,
    formatter,
    color: theme.ink,
    fontSize: 11,
    fontWeight: 600,
    distance: 8,
    backgroundColor: theme.panel,
    padding: [2, 0],
  };
}
