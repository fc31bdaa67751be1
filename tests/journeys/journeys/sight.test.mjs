// The pages for whoever enlarges them, sets spacing or colours of their own, or uses the keyboard alone (WCAG 2.2 AA).
import assert from 'node:assert/strict';

import { assertAccessible } from '../lib/axe.mjs';
import { DESKTOP, PHONE } from '../lib/browser.mjs';
import { Comune } from '../lib/comune.mjs';
import { journeys } from '../lib/journey.mjs';
import { closedDoor, SPORTELLO } from '../lib/office.mjs';

const journey = journeys({ name: 'sight' });

/** 1280 px at 400 %. */
const ENLARGED = { width: 320, height: 256 };

/** WCAG 2.2, 1.4.12. */
const SPACING = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-bottom: 2em !important; }`;

const PAGES = [
  '/',
  '/?cerca=carta',
  '/?cerca=piscina',
  '/?ora=1',
  `/uffici/${SPORTELLO}`,
  '/attesa',
  '/privacy',
  '/accessibilita',
  '/note-legali',
  '/valutazione?pagina=%2F&stelle=2',
  '/valutazione?pagina=%2F',
  '/valutazione/grazie',
  '/non-esiste',
];

/** Every public page, of a comune that has said all that it can. */
async function eachPage(people, options, look) {
  const person = await people.arrive('citizen', options);
  await (await Comune.managed(people.app)).dress(people.browser, SPORTELLO);
  const { slug } = await closedDoor(people.app);
  const page = await person.context.newPage();
  for (const path of [...PAGES, `/uffici/${slug}`]) {
    await page.goto(people.app.origin + path);
    await look(page, path);
  }
}

for (const locale of ['it-IT', 'en-GB', 'de-DE']) {
  journey(`every page is accessible in ${locale}`, async (people) => {
    await eachPage(people, { locale }, async (page, path) => {
      assert.equal(await page.locator('html').getAttribute('lang'), locale.slice(0, 2));
      for (const viewport of [PHONE, DESKTOP]) {
        await page.setViewportSize(viewport);
        await assertAccessible(page, `${path}, ${locale}, ${viewport.width} px wide`);
      }
    });
  });
}

journey('at 400 % and with spacing of one\'s own nothing is cut off and nothing scrolls sideways', async (people) => {
  await eachPage(people, { viewport: ENLARGED, locale: 'de-DE' }, async (page, path) => {
    assert.deepEqual(await cutOff(page), [], path);
    // By the debugging protocol: the page's content policy takes no styles from elsewhere.
    await page.evaluate((css) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      document.adoptedStyleSheets = [sheet];
    }, SPACING);
    assert.deepEqual(await cutOff(page), [], `${path}, with spacing`);
  });
});

journey('what can be pressed is large enough, or stands in a sentence', async (people) => {
  await eachPage(people, { viewport: PHONE }, async (page, path) => {
    assert.deepEqual(await smallTargets(page), [], path);
  });
});

journey('colours of the system are kept, and every shape is seen in them', async (people) => {
  await eachPage(people, { forcedColors: 'active' }, async (page, path) => {
    const painted = await page.evaluate(() =>
      [...document.querySelectorAll('.btn-primary, header, footer, .page-rating')]
        .map((it) => getComputedStyle(it).backgroundColor)
        .filter((colour) => colour === 'rgb(140, 28, 46)'),
    );
    assert.deepEqual(painted, [], `${path}: the colour of the comune over that of the system`);
    const edgeless = await page.evaluate(() =>
      [...document.querySelectorAll('.btn, .form-control')]
        .filter((it) => it.checkVisibility() && Number.parseFloat(getComputedStyle(it).borderTopWidth) < 1)
        .map((it) => it.outerHTML.slice(0, 100)),
    );
    assert.deepEqual(edgeless, [], `${path}: what is to be pressed or filled in has no edge`);
    await assertAccessible(page, `${path}, forced colours`);
  });
});

journey('no blue of the design system is left beside the colour of the comune', async (people) => {
  await eachPage(people, {}, async (page, path) => {
    const left = await page.evaluate(() => {
      const blues = ['rgb(0, 102, 204)', 'rgb(0, 64, 128)', 'rgb(0, 77, 153)', 'rgb(0, 82, 163)'];
      const properties = ['color', 'backgroundColor', 'borderTopColor', 'boxShadow', 'fill'];
      return [...document.querySelectorAll('body *')]
        .filter((it) => properties.some((property) => blues.some((blue) => getComputedStyle(it)[property].includes(blue))))
        .map((it) => it.outerHTML.slice(0, 80));
    });
    assert.deepEqual(left, [], path);
  });
});

journey('with the keyboard alone the focus is always seen, in the order of the page', async (people) => {
  await eachPage(people, {}, async (page, path) => {
    let first = -1;
    let before = -1;
    for (let presses = 0; presses < 200; presses += 1) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate(focusNow);
      // After the last stop there is the browser's own frame, or the first stop again.
      if (stop === null || stop.index === first) break;
      if (first < 0) first = stop.index;
      assert.ok(stop.seen, `${path}: the focus is not seen at ${stop.html}`);
      assert.ok(stop.index > before, `${path}: the focus goes back to ${stop.html}`);
      before = stop.index;
    }
    assert.ok(before > 0, `${path}: nothing takes the focus`);
  });
});

journey('without motion nothing moves', async (people) => {
  await eachPage(people, {}, async (page, path) => {
    const moving = await page.evaluate(() =>
      document.getAnimations().filter((it) => it.playState === 'running' && it.effect.getTiming().duration > 1).length,
    );
    assert.equal(moving, 0, path);
  });
});

/** Where the focus is: whether it can be seen there, and how far down the document. Null after the last stop. */
function focusNow() {
  const at = document.activeElement;
  if (at === null || at === document.body) return null;
  const marked = at.matches('.rating-row input') ? at.nextElementSibling : at;
  const { outlineStyle, outlineWidth, outlineColor, boxShadow } = getComputedStyle(marked);
  const outlined = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 && outlineColor !== 'rgba(0, 0, 0, 0)';
  const box = marked.getBoundingClientRect();
  const inView = box.bottom > 0 && box.top < innerHeight && box.width > 0 && box.height > 0;
  const topmost = document.elementFromPoint(box.x + box.width / 2, Math.min(Math.max(box.y + box.height / 2, 1), innerHeight - 1));
  const covered = topmost !== null && !marked.contains(topmost) && !topmost.contains(marked);
  return {
    seen: (outlined || boxShadow !== 'none') && inView && !covered,
    index: [...document.querySelectorAll('*')].indexOf(at),
    html: at.outerHTML.slice(0, 100),
  };
}

/** What is wider than the screen or than the box that cuts it. */
function cutOff(page) {
  return page.evaluate(() => {
    const wide = document.documentElement.scrollWidth > document.documentElement.clientWidth ? ['the page'] : [];
    const cut = [...document.querySelectorAll('body *')].filter((it) => {
      const { overflowX, overflowY, position } = getComputedStyle(it);
      if (!it.checkVisibility() || position === 'absolute' || it.matches('textarea, input, svg, svg *')) return false;
      const cuts = (overflow) => overflow === 'hidden' || overflow === 'clip';
      return (
        (cuts(overflowX) && it.scrollWidth > it.clientWidth + 1) || (cuts(overflowY) && it.scrollHeight > it.clientHeight + 1)
      );
    });
    return [...wide, ...cut.map((it) => it.outerHTML.slice(0, 100))];
  });
}

/** WCAG 2.2, 2.5.8: smaller than 24 px, and not in a line of text. */
function smallTargets(page) {
  return page.evaluate(() => {
    const inline = (it) => getComputedStyle(it).display === 'inline';
    const targets = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), summary')];
    return targets
      .filter((it) => it.checkVisibility() && !it.closest('.skiplinks') && !inline(it))
      .filter((it) => {
        const label = it.labels?.[0]?.getBoundingClientRect();
        const box = it.matches('.rating-row input') ? label : it.getBoundingClientRect();
        return box.width < 24 || box.height < 24;
      })
      .map((it) => it.outerHTML.slice(0, 100));
  });
}
