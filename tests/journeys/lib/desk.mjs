import { Pocket } from './pocket.mjs';

/** A clerk's browser, in which the console is often behind other pages. */
export class Desk extends Pocket {
  /** Signs in, lets the console notify, and touches it so that it may sound. @param {{origin: string}} app */
  async opensConsole(app, account = 'anagrafe') {
    await this.opens(`${app.origin}/accedi?login_hint=${account}`);
    await this.reads('h3', /Chi attende/);
    await this.allowsNotices();
    await this.page.reload();
    await this.reads('.settings', /Avvisi sul desktop attivi/);
    await this.page.click('#alerts-heading');
    await this.reads('.settings', /Avviso sonoro attivo/);
    await this.page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
  }

}

/** @returns {Promise<string[]>} the titles of the notices of a console that are on the desktop */
export function noticesOf(page) {
  return page.evaluate(async () => {
    const worker = await navigator.serviceWorker.getRegistration('/sportello');
    return (await worker.getNotifications()).map(({ title }) => title);
  });
}
