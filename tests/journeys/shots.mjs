// Pictures of every screen on a phone and on a desk, for looking at: npm run shots [part of a screen's name]
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { App, OUT } from './lib/app.mjs';
import { DESKTOP, launch, Person, PHONE } from './lib/browser.mjs';
import { Office } from './lib/office.mjs';
import { SCREENS } from './lib/screens.mjs';

const folder = join(OUT, 'shots');
mkdirSync(folder, { recursive: true });
const wanted = process.argv[2] ?? '';

const app = await App.start({ name: 'shots' });
const office = await Office.staffed(app);
const browser = await launch();
try {
  for (const viewport of [PHONE, DESKTOP]) {
    for (const [screen, walk] of Object.entries(SCREENS)) {
      if (screen.includes(wanted)) await picture(screen, walk, viewport);
    }
  }
} finally {
  await browser.close();
  await app.stop();
}

async function picture(screen, walk, viewport) {
  const persons = [];
  const arrive = async (name) => {
    const person = await Person.arrive(browser, app, { name, viewport });
    persons.push(person);
    return person;
  };
  const file = join(folder, `${screen.replaceAll(' ', '-')}-${viewport.width}.png`);
  try {
    const page = await walk({ app, office, arrive });
    await page.screenshot({ path: file, fullPage: true });
    console.log(file);
  } catch (error) {
    // The other pictures are still wanted.
    console.error(`${screen} at ${viewport.width}: ${error.message}`);
    process.exitCode = 1;
  } finally {
    for (const person of persons) await person.leave();
    await office.clear();
  }
}
