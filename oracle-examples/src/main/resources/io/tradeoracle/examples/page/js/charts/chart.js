// One chart of a panel: drawn when its data change, but never under a pointer; with a sentence for
// who does not see it and a table for who wants the figures.
import * as echarts from '/webjars/echarts/5.5.0/echarts.esm.min.js';
import { inNextFrame } from '../dom.js';
import { showTable } from './table-view.js';
import { themeOf } from './theme.js';

const charts = [];

/**
 * Makes the chart of a panel.
 *
 * @param panel the section; it holds elements with data-role plot, table-view, table, key and empty
 * @param shape option(data, theme, height) for ECharts, sentence(data) that describes it, table(data) as
 *     {head, rows}, and empty(data): what will fill it, or null when there is something to draw
 * @returns a function that shows data
 */
export function createChart(panel, shape) {
  const part = (role) => panel.querySelector(`[data-role="${role}"]`);
  const plot = part('plot');
  const tableView = part('table-view');
  const toggle = part('table');
  const empty = part('empty');
  const key = part('key');
  let chart = null;
  let data = null;
  let held = false;

  const draw = inNextFrame(() => {
    if (data === null || held) {
      return;
    }
    const nothing = shape.empty(data);
    const asTable = toggle.getAttribute('aria-pressed') === 'true';
    empty.hidden = nothing === null;
    empty.textContent = nothing ?? '';
    plot.hidden = nothing !== null || asTable;
    tableView.hidden = nothing !== null || !asTable;
    key.hidden = nothing !== null;
    key.style.visibility = asTable ? 'hidden' : '';
    if (!plot.hidden) {
      drawPlot();
    } else if (!tableView.hidden) {
      showTable(tableView, shape.table(data));
    }
  });

  function drawPlot() {
    chart ??= echarts.init(plot, null, { renderer: 'svg' });
    chart.resize();
    chart.setOption(shape.option(data, themeOf(plot), plot.clientHeight), { notMerge: true });
    plot.setAttribute('role', 'img');
    plot.setAttribute('aria-label', shape.sentence(data));
  }

  const hold = (value) => () => {
    held = value;
    draw();
  };
  plot.addEventListener('pointerenter', hold(true));
  plot.addEventListener('pointerleave', hold(false));
  plot.addEventListener('pointercancel', hold(false));
  toggle.addEventListener('click', () => {
    toggle.setAttribute('aria-pressed', String(toggle.getAttribute('aria-pressed') !== 'true'));
    held = false;
    draw();
  });
  new ResizeObserver(() => {
    if (chart !== null && !plot.hidden) {
      chart.resize();
      draw();
    }
  }).observe(plot);
  charts.push(draw);

  return (newData) => {
    data = newData;
    draw();
  };
}

/** Draws every chart again, with the colours as they are now. */
export function redrawCharts() {
  charts.forEach((draw) => draw());
}

window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redrawCharts);
