import { SPORTELLO } from './office.mjs';
import { Pocket } from './pocket.mjs';

/** A visitor's telephone, which goes into the pocket while they wait. */
export class Phone extends Pocket {
  /** Knocks, and is in the lobby. @param {{origin: string}} app */
  async waitsAt(app, name) {
    await this.opens(`${app.origin}/uffici/${SPORTELLO}`);
    await this.page.type('#name', name);
    // By the keyboard: the line above the form grows when somebody else knocks, and the button is no longer where it was.
    await this.page.focus('form[action*="/bussa"] button[type=submit]');
    await Promise.all([this.page.waitForNavigation(), this.page.keyboard.press('Enter')]);
    await this.reads('[data-field="position"]');
  }

  /** Lets the page notify, and touches it so that it may sound. */
  async allowsToBeCalled() {
    await this.allowsNotices();
    // A locator tries again where the lobby has just put another heading in the place of this one.
    await this.page.locator('h1').click();
    const button = await this.page.$('.lobby-sound:not([hidden]) button');
    await button?.click();
  }

  rings() {
    return this.isTitled(/^È il tuo turno/);
  }
}
