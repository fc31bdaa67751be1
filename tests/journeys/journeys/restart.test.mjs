// The place outlives the server.
import { describe } from 'node:test';

import { Citizen } from '../lib/citizen.mjs';
import { journeys } from '../lib/journey.mjs';

for (const database of ['sqlite', 'postgres']) {
  describe(`restart on ${database}`, () => {
    const journey = journeys({ name: `restart-${database}`, database });

    journey('a crash of the server takes nobody out of the queue', async (people) => {
      const first = await new Citizen(await people.arrive('first')).waitsAt();
      const second = await new Citizen(await people.arrive('second')).waitsAt();
      await second.readsPosition(2);

      await people.app.crash();
      await people.app.serve();

      await first.page.reload();
      await first.readsPosition(1);
      await second.readsPosition(2);
      // The second page was not reloaded: it has to find the way back by itself.
      await people.office.callNext();
      await first.reads(/entra adesso/i);
      await second.readsPosition(1);
    });
  });
}
