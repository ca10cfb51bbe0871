// The smile of the chosen expiration.
import { on } from '../bus.js';
import { createChart } from '../charts/chart.js';
import { smileOption } from '../charts/smile-option.js';
import { byId, setText } from '../dom.js';
import { counted, number, percent, signed, strike } from '../format.js';
import { shortDate } from '../newyork.js';
import { smileData } from '../model/smile-data.js';
import { isSelected } from '../selection.js';

/** Shows the panel. */
export function showSmile() {
  const show = createChart(byId('smile'), { option: smileOption, sentence, table, empty });
  on('chain', (body) => {
    if (!isSelected(body)) {
      return;
    }
    const { underlying, expiration, smile } = body;
    setText(byId('smile-title'), `${underlying} smile${expiration ? `, ${shortDate(expiration)}` : ''}`);
    setText(byId('smile-error'), smile && Number.isFinite(smile.errorPoints)
      ? `fit error ${number(smile.errorPoints)} points` : '');
    show({ ...smileData(body), underlying, smile });
  });
}

function empty({ fitted, quotes, smile }) {
  if (fitted.length > 1 && quotes.length > 0) {
    return null;
  }
  return `No fit: ${smile?.reason ?? `${counted(smile?.usable ?? 0, 'usable quote')}, needs ${smile?.needed ?? 5}`}.`
    .replace(/\.\.$/, '.');
}

function sentence({ underlying, quotes, smile, forward }) {
  const ivs = quotes.map(({ iv }) => iv);
  const around = forward === null ? '' : ` around a forward of ${number(forward)}`;
  const error = Number.isFinite(smile.errorPoints) ? `, fit error ${number(smile.errorPoints)} points` : '';
  return `${underlying} smile of ${counted(quotes.length, 'quote')}${around}: IV from `
    + `${percent(Math.min(...ivs), 1)} to ${percent(Math.max(...ivs), 1)}${error}.`;
}

function table({ quotes, held }) {
  const own = new Map(held.map((each) => [each.strike, signed(each.quantity, 0)]));
  return {
    head: ['Strike', 'IV', 'At bid', 'At ask', 'From fit', 'Held'],
    rows: quotes.map((quote) => [`${strike(quote.strike)} ${quote.right.toLowerCase()}`, percent(quote.iv, 1),
      percent(quote.ivBid, 1), percent(quote.ivAsk, 1), signed(quote.distance), own.get(quote.strike) ?? '']),
  };
}
