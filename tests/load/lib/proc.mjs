import { readdirSync, readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';

const TICKS_PER_S = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

/** The fields of /proc/PID/stat after the command, which is the only one that may hold spaces. */
function stat(pid) {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return text.slice(text.lastIndexOf(')') + 2).split(' ').map(Number);
}

function childrenOf(pid) {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        return stat(name)[1] === pid;
      } catch {
        // It ended between the listing and the look.
        return false;
      }
    })
    .map(Number);
}

/** CPU seconds used so far by a process, its children that live and its children that have ended. */
export function cpuSeconds(pid) {
  const root = stat(pid);
  const living = childrenOf(pid).map((child) => stat(child));
  const ticks = root[11] + root[12] + root[13] + root[14] + living.reduce((sum, one) => sum + one[11] + one[12], 0);
  return ticks / TICKS_PER_S;
}

/** Resident memory of a process, in bytes. */
export function residentBytes(pid) {
  const [, kib] = readFileSync(`/proc/${pid}/status`, 'utf8').match(/^VmRSS:\s+(\d+) kB$/m);
  return Number(kib) * 1024;
}

/** The process that all backends of the test PostgreSQL descend from. */
export function postmasterPid(url) {
  const folder = execFileSync('psql', [url, '--no-psqlrc', '--tuples-only', '--no-align', '--command', 'show data_directory'], {
    encoding: 'utf8',
  }).trim();
  return Number(readFileSync(`${folder}/postmaster.pid`, 'utf8').split('\n', 1)[0]);
}
