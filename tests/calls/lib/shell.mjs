import { execFileSync } from 'node:child_process';

/** Runs a command to its end. @throws with what it said if it fails */
export function run(line) {
  const [command, ...words] = line.split(' ');
  return execFileSync(command, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}
