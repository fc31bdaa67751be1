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
 * @property {number} bar the budget as a number in `unit`
 * @property {number} measured
 * @property {string} unit
 * @property {'least' | 'most'} sense whether `bar` is the least or the most that is good
 *
 * @param {Row[]} rows
 * @returns {string} a markdown table; a ratio of 1 or more keeps the budget
 */
export function table(rows) {
  const head = ['What', 'Beside it', 'Budget', 'Measured', 'Ratio', 'Kept'];
  const lines = rows.map(({ what, beside, bar, measured, unit, sense }) => {
    const ratio = sense === 'least' ? measured / bar : bar / measured;
    const sign = sense === 'least' ? '≥' : '≤';
    return [what, beside, `${sign} ${digits(bar)} ${unit}`, `${digits(measured)} ${unit}`, digits(ratio), ratio >= 1 ? 'yes' : 'NO'];
  });
  const row = (cells) => `| ${cells.join(' | ')} |`;
  return [row(head), row(head.map(() => '---')), ...lines.map(row)].join('\n');
}
