import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const STOP_MS = 10_000;

/** A port on loopback that nobody listens on now. */
export async function freePort() {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** A child process with its output in a file, ended by its own id and never by a name. */
export class Process {
  /**
   * @param {string} command
   * @param {string[]} args
   * @param {{env: Record<string, string>, cwd?: string, log: string}} options
   */
  constructor(command, args, { env, cwd, log }) {
    mkdirSync(dirname(log), { recursive: true });
    const output = openSync(log, 'a');
    this.name = `${command} ${args.join(' ')}`;
    this.log = log;
    this.child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', output, output] });
    closeSync(output);
    this.ended = new Promise((resolve) => {
      this.child.once('error', (error) => resolve(error.message));
      this.child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
    });
    // A test runner that is stopped half way must not leave servers behind.
    this.onExit = () => this.child.kill('SIGKILL');
    process.once('exit', this.onExit);
  }

  get pid() {
    return this.child.pid;
  }

  /**
   * Waits until `ready` resolves to true.
   * @param {() => Promise<boolean>} ready a failed attempt counts as "not yet"
   * @param {number} limitMs
   * @throws if the process ends before, or the time is up
   */
  async untilReady(ready, limitMs) {
    const deadline = performance.now() + limitMs;
    let end;
    this.ended.then((how) => {
      end = how;
    });
    while (performance.now() < deadline) {
      if (await ready().catch(() => false)) return;
      if (end !== undefined) throw new Error(`${this.name} ended (${end}); see ${this.log}`);
      await sleep(10);
    }
    throw new Error(`${this.name} is not ready after ${limitMs} ms; see ${this.log}`);
  }

  /** Asks to end, and insists after ten seconds. */
  async stop() {
    this.child.kill('SIGTERM');
    const insist = setTimeout(() => this.child.kill('SIGKILL'), STOP_MS);
    await this.ended;
    clearTimeout(insist);
    process.off('exit', this.onExit);
  }

  /** Ends at once, as a crash would. */
  async kill() {
    this.child.kill('SIGKILL');
    await this.ended;
    process.off('exit', this.onExit);
  }
}
