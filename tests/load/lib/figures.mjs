/** The value below which the share `q` of the samples lies (nearest rank). */
export function quantile(samples, q) {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)];
}

export const median = (samples) => quantile(samples, 0.5);

const digits = (value) => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2));

/**
 * One row of the table.
 *
 * @typedef {object} Row
 * @property {string} what
 * @property {string} beside the peer of the same run, or the budget
 * @property {number} [bar] the budget, in `unit`
 * @property {number} [peer] without a budget: what the peer does, in `unit`
 * @property {number} measured
 * @property {string} unit
 * @property {'least' | 'most'} sense whether more or less is better
 *
 * @param {Row[]} rows
 * @returns {string} a markdown table; a ratio above 1 is better than what stands beside it
 */
export function table(rows) {
  const head = ['What', 'Beside it', 'There', 'Here', 'Ratio', 'Budget kept'];
  const lines = rows.map(({ what, beside, bar, peer, measured, unit, sense }) => {
    const other = bar ?? peer;
    const ratio = sense === 'least' ? measured / other : other / measured;
    const sign = bar === undefined ? '' : sense === 'least' ? '≥ ' : '≤ ';
    const kept = bar === undefined ? '' : ratio >= 1 ? 'yes' : 'NO';
    return [what, beside, `${sign}${digits(other)} ${unit}`, `${digits(measured)} ${unit}`, digits(ratio), kept];
  });
  const row = (cells) => `| ${cells.join(' | ')} |`;
  return [row(head), row(head.map(() => '---')), ...lines.map(row)].join('\n');
}
