import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { launch } from '../../journeys/lib/browser.mjs';
import { run } from './shell.mjs';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';

/**
 * Somebody's network at home or at the office, with one browser in it: a network namespace whose only way out is a
 * cable to the one of the tests.
 */
export class Home {
  /** @param {number} number 1 to 250, of its own; addresses are `10.77.<number>.x` */
  static async build(name, number) {
    const home = new Home();
    home.namespace = `ricevimento-${process.pid}-${name}`;
    home.number = number;
    home.cable = `rv${number}`;
    home.address = `10.77.${number}.2`;
    run(`ip netns add ${home.namespace}`);
    run(`ip link add ${home.cable} type veth peer name out netns ${home.namespace}`);
    run(`ip addr add 10.77.${number}.1/24 dev ${home.cable}`);
    run(`ip link set ${home.cable} up`);
    home.within('ip link set lo up');
    home.#moveIn();
    home.folder = mkdtempSync(join(tmpdir(), 'ricevimento-home-'));
    const wrapper = join(home.folder, 'chromium');
    writeFileSync(wrapper, `#!/bin/sh\nexec ip netns exec ${home.namespace} ${CHROMIUM} "$@"\n`);
    chmodSync(wrapper, 0o755);
    // The relay's certificate is the tests' own.
    const args = ['--host-resolver-rules=MAP *.localhost 10.77.0.1', '--ignore-certificate-errors'];
    home.browser = await launch({ executablePath: wrapper, args });
    return home;
  }

  within(line) {
    return run(`ip netns exec ${this.namespace} ${line}`);
  }

  #moveIn() {
    this.within(`ip addr add ${this.address}/24 dev out`);
    this.within('ip link set out up');
    this.within(`ip route replace default via 10.77.${this.number}.1`);
  }

  /** The router gives another address; what was open is not told. */
  moves() {
    this.within(`ip addr flush dev out`);
    this.address = this.address.endsWith('.2') ? `10.77.${this.number}.3` : `10.77.${this.number}.2`;
    this.#moveIn();
  }

  /** A firewall that lets no UDP through, silently, as firewalls do. */
  dropsUdp() {
    for (const [chain, way] of [['OUTPUT', '-o'], ['INPUT', '-i']]) {
      this.within(`iptables -A ${chain} -p udp ! ${way} lo -j DROP`);
    }
  }

  /** A firewall that lets out the web alone. */
  letsOutOnly(...ports) {
    this.dropsUdp();
    this.within(`iptables -A OUTPUT -p tcp ! -o lo -m multiport ! --dports ${ports.join(',')} -j DROP`);
  }

  letsAllThrough() {
    this.within('iptables -F');
  }

  async tearDown() {
    await this.browser?.close();
    run(`ip netns del ${this.namespace}`);
    rmSync(this.folder, { recursive: true, force: true });
  }
}
